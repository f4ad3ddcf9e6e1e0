module khabar/bidi/internal/oracle

go 1.26.0

require khabar v0.0.0

replace khabar => ../../..
