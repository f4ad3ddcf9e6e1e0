package locale

// Out are the words for what leaves the program: copied, saved, piped, shared.
type Out struct {
	Copy, Word, Sentence, Paragraph, Article, Link, Citation string
	Nothing, TooLong, NoClipboard                            string

	SaveAs, PlainText, FileName, Saved, Exists, Yes, No string

	Command, Running, Stopped, ExitCode, Silent, OpenQuote, NoCommand, Failed string

	ShareBy, NotOpenable string

	copied counted
}

// Copied says how many words were copied.
func (l *Locale) Copied(words int) string { return l.count(&l.Out.copied, words) }

func outOf(language string) Out {
	switch language {
	case "ar":
		return Out{
			Copy: "نسخ:", Word: "كلمة", Sentence: "جملة", Paragraph: "فقرة", Article: "الخبر كله", Link: "الرابط", Citation: "الإحالة",
			Nothing: "لا شيء لنسخه أو حفظه", TooLong: "النص أطول مما تتسع له حافظة الطرفية؛ احفظه في ملف (S)", NoClipboard: "لا حافظة لهذه الطرفية ولا أداة لها",
			SaveAs: "حفظ بصيغة:", PlainText: "نص", FileName: "اسم الملف:", Saved: "حُفظ في: ", Exists: "الملف موجود؛ هل يُستبدل؟", Yes: "نعم", No: "لا",
			Command: "الأمر:", Running: "الأمر قيد التنفيذ", Stopped: "أُوقف الأمر", ExitCode: "رمز الخروج", Silent: "لم يكتب الأمر شيئا",
			OpenQuote: "في الأمر علامة تنصيص لم تُغلق", NoCommand: "لا أمر بهذا الاسم؛ تحقق من كتابته ومن المتغير PATH", Failed: "تعذّر تنفيذ الأمر: ",
			ShareBy: "مشاركة عبر:", NotOpenable: "القالب لا يعطي عنوانا يُفتح؛ تحقق من جدول share في الإعدادات",
			copied: counted{zero: "نُسخت علامات بلا كلمات", one: "نُسخت كلمة واحدة", two: "نُسخت كلمتان", few: "نُسخت %d كلمات", many: "نُسخت %d كلمة", other: "نُسخت %d كلمة"},
		}
	case "he":
		return Out{
			Copy: "העתקה:", Word: "מילה", Sentence: "משפט", Paragraph: "פסקה", Article: "כל הכתבה", Link: "הקישור", Citation: "מראה מקום",
			Nothing: "אין מה להעתיק או לשמור", TooLong: "הטקסט ארוך מדי ללוח של המסוף; שמרו אותו לקובץ (S)", NoClipboard: "למסוף הזה אין לוח, ואין כלי שיחליף אותו",
			SaveAs: "שמירה בתבנית:", PlainText: "טקסט", FileName: "שם הקובץ:", Saved: "נשמר: ", Exists: "הקובץ קיים. להחליף אותו?", Yes: "כן", No: "לא",
			Command: "פקודה:", Running: "הפקודה רצה", Stopped: "הפקודה הופסקה", ExitCode: "קוד יציאה", Silent: "הפקודה לא כתבה דבר",
			OpenQuote: "בפקודה יש מירכאות שלא נסגרו", NoCommand: "אין פקודה בשם הזה; בדקו את הכתיב ואת PATH", Failed: "הפקודה לא בוצעה: ",
			ShareBy: "שיתוף דרך:", NotOpenable: "התבנית אינה כתובת שאפשר לפתוח; בדקו את share בהגדרות",
			copied: counted{one: "הועתקה מילה אחת", two: "הועתקו שתי מילים", other: "הועתקו %d מילים"},
		}
	case "fa":
		return Out{
			Copy: "رونوشت:", Word: "واژه", Sentence: "جمله", Paragraph: "بند", Article: "همه\u200cی خبر", Link: "پیوند", Citation: "ارجاع",
			Nothing: "چیزی برای رونوشت یا ذخیره نیست", TooLong: "متن برای بریده\u200cدان پایانه بلند است؛ آن را در پرونده ذخیره کنید (S)", NoClipboard: "این پایانه بریده\u200cدان ندارد و ابزاری هم برای آن نیست",
			SaveAs: "ذخیره به شکل:", PlainText: "متن", FileName: "نام پرونده:", Saved: "ذخیره شد: ", Exists: "پرونده هست؛ جایگزین شود؟", Yes: "بله", No: "نه",
			Command: "فرمان:", Running: "فرمان در حال اجراست", Stopped: "فرمان متوقف شد", ExitCode: "کد خروج", Silent: "فرمان چیزی ننوشت",
			OpenQuote: "در فرمان گیومه\u200cای بسته نشده است", NoCommand: "فرمانی به این نام نیست؛ نوشتار و PATH را بررسی کنید", Failed: "فرمان اجرا نشد: ",
			ShareBy: "هم\u200cرسانی با:", NotOpenable: "الگو نشانی بازشدنی نمی\u200cسازد؛ share را در پیکربندی بررسی کنید",
			copied: counted{other: "%d واژه رونوشت شد"},
		}
	case "ur":
		return Out{
			Copy: "نقل:", Word: "لفظ", Sentence: "جملہ", Paragraph: "پیراگراف", Article: "پوری خبر", Link: "ربط", Citation: "حوالہ",
			Nothing: "نقل یا محفوظ کرنے کو کچھ نہیں", TooLong: "متن ٹرمینل کے کلپ بورڈ کے لیے بہت لمبا ہے؛ اسے فائل میں محفوظ کریں (S)", NoClipboard: "اس ٹرمینل کا کلپ بورڈ نہیں اور نہ اس کا کوئی آلہ ہے",
			SaveAs: "محفوظ کریں بطور:", PlainText: "متن", FileName: "فائل کا نام:", Saved: "محفوظ ہوا: ", Exists: "فائل موجود ہے۔ بدل دیں؟", Yes: "ہاں", No: "نہیں",
			Command: "کمانڈ:", Running: "کمانڈ چل رہی ہے", Stopped: "کمانڈ روک دی گئی", ExitCode: "اختتامی کوڈ", Silent: "کمانڈ نے کچھ نہیں لکھا",
			OpenQuote: "کمانڈ میں ایک واوین بند نہیں", NoCommand: "اس نام کی کوئی کمانڈ نہیں؛ ہجے اور PATH دیکھیں", Failed: "کمانڈ نہیں چلی: ",
			ShareBy: "شیئر کریں بذریعہ:", NotOpenable: "سانچے سے کھلنے والا پتہ نہیں بنتا؛ ترتیبات میں share دیکھیں",
			copied: counted{one: "ایک لفظ نقل ہوا", other: "%d الفاظ نقل ہوئے"},
		}
	}
	return Out{
		Copy: "Copy:", Word: "word", Sentence: "sentence", Paragraph: "paragraph", Article: "whole article", Link: "link", Citation: "citation",
		Nothing: "Nothing to copy or save", TooLong: "The text is too long for the terminal's clipboard; save it (S)", NoClipboard: "This terminal has no clipboard, and there is no tool for one",
		SaveAs: "Save as:", PlainText: "text", FileName: "File name:", Saved: "Saved: ", Exists: "The file exists. Write over it?", Yes: "yes", No: "no",
		Command: "Command:", Running: "The command is running", Stopped: "The command was stopped", ExitCode: "Exit code", Silent: "The command wrote nothing",
		OpenQuote: "A quote in the command is not closed", NoCommand: "There is no command of this name; check its spelling and PATH", Failed: "The command was not run: ",
		ShareBy: "Share by:", NotOpenable: "The template makes no address that can be opened; check the table share of the configuration",
		copied: counted{one: "copied: %d word", other: "copied: %d words"},
	}
}
