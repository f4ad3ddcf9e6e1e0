#!/usr/bin/python3
"""vte.py COLUMNS ROWS FONT COMMAND: the VTE widget with its defaults, and nothing else."""
import sys
import gi
gi.require_version('Gtk', '3.0')
gi.require_version('Vte', '2.91')
from gi.repository import Gdk, GLib, Gtk, Pango, Vte

columns, rows, font, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
window, terminal = Gtk.Window(), Vte.Terminal()
terminal.set_size(columns, rows)
terminal.set_font(Pango.FontDescription.from_string(font))
white, black = Gdk.RGBA(), Gdk.RGBA()
white.parse('white')
black.parse('black')
terminal.set_color_background(white)
terminal.set_color_foreground(black)
terminal.spawn_async(Vte.PtyFlags.DEFAULT, '/', [command], None, GLib.SpawnFlags.DEFAULT, None, None, -1, None, None)
window.add(terminal)
window.show_all()
window.connect('destroy', Gtk.main_quit)
Gtk.main()
