package related

// functionWords are words that tell nothing of a subject. A large collection
// shows which they are by their frequency; in a few dozen articles they would
// pass for what two of them have in common. Arabic, Persian, Urdu, Hebrew and
// English; a word in another spelling of them («التى») is of the same term.
const functionWords = "" +
	"في من على إلى الى عن مع أن ان إن أو او أم لا لم لن ما ماذا هل قد لقد كان كانت يكون تكون هو هي هم هذا هذه ذلك تلك " +
	"التي الذي الذين اللذين كما كل بعض بعد قبل بين حتى حيث عند عندما منذ خلال ضد غير سوى ثم لكن ولكن بل إذا اذا لو كي لكي " +
	"أي اي أيضا ايضا أنه انه أنها انها إنه وقد وفي ومن وهو وهي له لها لهم به بها بهم فيه فيها منه منها عليه عليها إليه إليها " +
	"هنا هناك نحن أنا أنت أكثر اكثر أقل مثل نحو لدى لأن ذات ليس ليست تم آخر أخرى جميع أما بأن بأي فإن كانوا عليهم إليهم منهم فيهم يوم اليوم أمس قال وقال قالت وقالت أكد وأكد أضاف وأضاف " +
	"و از به در با که را این آن است بود شد شده برای تا هم یا نیز اما اگر هر همه ما شما او وی می نمی خود دیگر یک بر پس پیش " +
	"کرد کرده کند کنند باشد باشند هستند بین روی چه چون ولی نه همین همان گفت گفته های ها اند شود شدند دارد دارند داشت آنها آنان " +
	"کے کی کا کو نے سے میں پر اور ہے ہیں تھا تھی تھے ہو ہوا ہوئی ہوئے گا گی گے بھی نہیں ہی یہ وہ اس ان جو جس کہ کر کرنے کرتے " +
	"تو تک لیے لئے ایک کہا کیا گیا گئی گئے رہا رہی رہے دیا دی دیے بعد اپنے اپنی اپنا انھوں انہوں جب اب مگر لیکن یا ساتھ والے والی " +
	"של על את הוא היא הם הן זה זו זאת אלה לא כי אם גם או עם כל רק אבל אך מן אל עד בין לפני אחרי היה היתה הייתה היו יהיה " +
	"אשר כדי יותר פחות מאוד כמו לו לה להם בו בה אני אתה אנחנו יש אין אמר אמרה אמרו שלו שלה שלהם היום אתמול " +
	"the a an of to in on at by for from with and or but not no is are was were be been has have had it its this that these " +
	"those as he she they we you i his her their our your which who whom what when where than then so if will would can could " +
	"said says more most also after before over into about up out one two all any some such only own too very just there here "

// tells reports whether a word can tell a reader something of a subject by
// itself: more than one letter, and no number.
func tells(word string) bool {
	letters := 0
	for _, r := range word {
		if '0' <= r && r <= '9' || '٠' <= r && r <= '٩' || '۰' <= r && r <= '۹' {
			return false
		}
		letters++
	}
	return letters > 1
}
