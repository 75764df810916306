"""Who acts and whom it is done to, rule by rule."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()

_BOTH = ["الجيش السوداني", "قوات الدعم السريع"]
_ASIDE = "وأضاف الطبيب أن الطفلة التي نقلت مساء أمس إلى المستشفى تشكو من كسور خفيفة في اليد، وأن حالتها الصحية مستقرة وستغادر المستشفى خلال أيام"
_STATES = ["السودان", "مصر"]
CASES = [
    ("under whose hold it was", "تمكن الجيش السوداني من استعادة ثلاث بلدات خاضعة لسيطرة قوات الدعم السريع", "COERCE", ["الجيش السوداني"], ["قوات الدعم السريع"]),
    ("who travels beside another", "ويأتي المؤتمر بعد زيارة قام بها سامر العلي إلى جانب الوزير ماهر الخطيب إلى مصر", "CONSULT", ["سامر العلي", "ماهر الخطيب"], ["مصر"]),
    ("whose activities a base hosts", "في الجنوب قواعد عسكرية تستضيف الأنشطة المصرية. وقالت مصر إنها باقية", "MOBILIZE", ["مصر"], None),
    ("land of a base", "ظهرت أنباء عن عودة مصر إلى إقامة قاعدة عسكرية لها في منطقة بعيدة في السودان", "COOPERATE", ["مصر", "السودان"], None),
    ("whose plan is agreed to", "أبدى سامر العلي موافقته على دعم الوجود العسكري المصري في الموانئ. وقالت مصر إنها راضية", "AGREE", ["سامر العلي"], ["مصر"]),
    ("what an agreement brought about", "قالت ناشطة إن الاتفاق السياسي، الذي أوصل حكومة السودان إلى القرية، لا يعنيها", "AGREE", [], []),
    ("war by somebody", "تواجه مصر حربا فوق أراضيها منذ سنوات من طرف السودان", "ASSAULT", ["السودان"], ["مصر"]),
    ("joined to what is asked for", "دعا سامر العلي الحزب إلى تحمل مسؤولياته وإخلاء المقر", "RETREAT", [], []),
    ("who speaks of clashes", "وقال القائد سامر العلي إنه حتى صباح أمس لا تزال هناك اشتباكات في القرية", "ASSAULT", [], None),
    ("own land", "دافع السفير المصري سامر العلي عن وجود بلاده العسكري في الجنوب. وقالت مصر إنها باقية", "MOBILIZE", ["مصر"], None),
    ("presence with its pronoun", "قال خبراء إن روسيا تستعد لإعلان وجودها العسكري في الميناء", "MOBILIZE", ["روسيا"], None),
    ("what is founded", 'لم تكشف مصر عن نتائج الحوار الأخير، كما لم تعلن عن تأسيس ما يعرف بـ"الفيلق الصحراوي" هناك', "MOBILIZE", ["مصر"], None),
    ("base that somebody uses", "تحدثت أنباء عن تكوين قاعدة عسكرية جديدة تمركزت فيها مصر قرب الحدود", "MOBILIZE", ["مصر"], None),
    ("who lifts sanctions", "فرضت الأمم المتحدة عقوبات على السودان. وطالب الوزير سامر العلي برفع العقوبات عن السودان", "CONCEDE", ["الأمم المتحدة"], ["السودان"]),
    ("other sanctions are not lifted", "فرضت الأمم المتحدة عقوبات على السودان. وطالب الوزير سامر العلي برفع القيود عن الاستيراد", "CONCEDE", [], []),
    ("contract for a delivery", "لا تستطيع مصر توقيع عقود جديدة لتوريد الأسلحة إلى السودان", "AGREE", ["مصر", "السودان"], None),
    ("guest during a journey", "التقى الوزير سامر العلي خلال الزيارة المبعوث ماهر الخطيب", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("talks of which one side is told", "رغم اتصالات جرت مع سامر العلي، إلا أن المحادثات مع مصر تمحورت حول الحدود", "CONSULT", ["سامر العلي", "مصر"], []),
    ("decision of somebody not named", "انتقد الوزير سامر العلي القرار الأممي بمنع تصدير الأسلحة إلى السودان", "SANCTION", [], ["السودان"]),
    ("decision of a state", "انتقد الوزير سامر العلي القرار المصري بحظر استيراد القمح. وقالت مصر إنها باقية", "SANCTION", ["مصر"], None),
    ("demand for what others do", "وطالب حزب الأمة بإقالة الوزير سامر العلي", "ELECT", [], ["سامر العلي"]),
    ("where an invitation leads", "وجهت الوزيرة سلمى حسن دعوة للسياح لزيارة مصر", "REQUEST", ["سلمى حسن"], []),
    ("a paper is nobody's victim", "انتقد الوزير سامر العلي التقرير الذي اتهم حزب الأمة بقصف القرية", "ASSAULT", ["حزب الأمة"], []),
    ("who inquires into a killing", "قال الوزير سامر العلي إن حزب الأمة فتح تحقيقا مستقلا في مقتل القاضي ماهر الخطيب", "ASSAULT", [], ["ماهر الخطيب"]),
    ("who is part of a killing", "شارك حزب الأمة في اغتيال القاضي ماهر الخطيب", "ASSAULT", ["حزب الأمة"], ["ماهر الخطيب"]),
    ("who is suspected of a killing", "أوقفت الشرطة سامر العلي المشتبه به في اغتيال القاضي ماهر الخطيب", "ASSAULT", ["سامر العلي"], ["ماهر الخطيب"]),
    ("who asks for a trial of killers", "دعت حركة النهضة إلى محاكمة مرتكبي جريمة اغتيال القاضي ماهر الخطيب", "ASSAULT", [], ["ماهر الخطيب"]),
    ("who speaks of a crime among others", "قال حزب الأمة إنه قدم تقريرا يضم جرائم كثيرة، بما فيها جريمة اغتيال القاضي ماهر الخطيب", "ASSAULT", [], ["ماهر الخطيب"]),
    ("nobody's pronoun", "قال الوزير سامر العلي إنه لا مجال لهجوم على القرية", "ASSAULT", [], None),
    ("where somebody was killed", "زار الصحفيون الموقع الذي قُتلت فيه سلمى الحداد", "ASSAULT", [], ["سلمى الحداد"]),
    ("where somebody was killed, without vowels", "زار الصحفيون الموقع الذي قتلت فيه سلمى الحداد", "ASSAULT", [], ["سلمى الحداد"]),
    ("whose post stands behind the name", "أعلن الوزير استشهاد سلمى الحداد مراسلة القناة برصاص حزب الأمة", "ASSAULT", ["حزب الأمة"], ["سلمى الحداد"]),
    ("kept from a deed", "قال الوزير سامر العلي إن الشرطة منعته من التظاهر", "PROTEST", ["سامر العلي"], None),
    ("who keeps another from it does not do it", "قال ناشط إن السودان منع مصر من شن غارات", "ASSAULT", ["مصر"], None),
    ("brought to it", "أقنع المبعوث ماهر الخطيب حزب الأمة بوقف إطلاق النار", "RETREAT", ["حزب الأمة"], None),
    ("taken from those fought", "سيطر الجيش السوداني على ثلاث بلدات بعد معارك مع قوات الدعم السريع", "COERCE", ["الجيش السوداني"], ["قوات الدعم السريع"]),
    ("fought against", "سيطر الجيش السوداني على ثلاث بلدات بعد معارك مع قوات الدعم السريع", "ASSAULT", _BOTH, []),
    ("meeting with several", "عقد الوزير سامر العلي اجتماعا مع المبعوث ماهر الخطيب والسفيرة سلمى حسن", "CONSULT", ["سامر العلي", "ماهر الخطيب", "سلمى حسن"], []),
    ("organ of a body", "طالبت الأمانة العامة لاتحاد الكتاب العرب، في بيان أصدرته الاثنين، حزب الأمة بالاعتذار", "REQUEST", ["الأمانة العامة"], ["حزب الأمة"]),
    ("body of a person", "نفى النائب عن ائتلاف النصر سامر العلي أن يكون ائتلافه قد وافق على القرار", "AGREE", ["ائتلاف النصر"], None),
    ("somebody's people", "طالبت أسرة سامر العلي حزب الأمة بالإفراج عنه", "REQUEST", ["أسرة سامر العلي"], ["حزب الأمة"]),
    ("whose people they are", "طالبت أسرة سامر العلي حزب الأمة بالإفراج عنه", "RETREAT", ["حزب الأمة"], ["سامر العلي"]),
    ("who refuses protests", "قال رئيس حزب الأمة سامر العلي إن حزبه يعارض الاحتجاجات", "PROTEST", [], None),
    ("adjective of a body", "صد الجيش السوداني هجوما حوثيا على القرية. وقالت جماعة الحوثي إنها بريئة", "ASSAULT", ["جماعة الحوثي"], None),
    ("adjective in the accusative", "شهدت القرية هجوما مصريا عنيفا. وقالت مصر إنها بريئة", "ASSAULT", ["مصر"], None),
    ("adjective of what is boycotted", "دعا الوزير سامر العلي إلى مقاطعة البضائع المصرية. وقالت مصر إنها لا تهتم", "PROTEST", None, ["مصر"]),
    ("adjective behind a preposition", "فرض حزب الأمة عقوبات على المصالح المصرية. وقالت مصر إنها سترد", "SANCTION", None, ["مصر"]),
    ("presence is of the troops", "تراقب مصر تواجد قوات غربية في المنطقة", "MOBILIZE", ["قوات غربية"], None),
    ("people of a state by their number", "قتل ثلاثة سوريين في القرية أمس", "ASSAULT", [], ["سوريين"]),
    ("people taken by nobody named", "واختطف 9 مهاجرين في القرية", "ASSAULT", [], ["مهاجرين"]),
    ("people taken by who acted last", "دخل الجيش السوداني القرية واعتقل 9 جنود", "COERCE", ["الجيش السوداني"], ["جنود"]),
    ("who tells of the drowned", "أعلن الوزير سامر العلي ارتفاع حصيلة الوفيات في غرق قارب", "DEATH", [], []),
    ("two who speak", "اتفق حزب الأمة وحركة النهضة. وقال الطرفان إنهما يرفضان القرار", "REJECT", ["حزب الأمة", "حركة النهضة"], None),
    ("meeting of both", "أجرى الرئيس سامر العلي اتصالا هاتفيا بالملك ماهر الخطيب", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("delegation behind a clause", "زار سامر العلي مصر زيارته التي بدأها الأحد، على رأس وفد ضم الوزير ماهر الخطيب", "CONSULT", ["سامر العلي", "ماهر الخطيب"], None),
    ("insertion that tells when", "قال ناشطون إن القرية قصفت، في وقت تبادل الجيش السوداني وقوات الدعم السريع الاتهامات", "ACCUSE", _BOTH, _BOTH),
    ("whom a refusal concerns", "سالم الحداد يرفض انتخاب ماهر الخطيب لرئاسة البرلمان", "REJECT", ["سالم الحداد"], ["ماهر الخطيب"]),
    ("whom a refusal concerns behind its subject", "رفض حزب الأمة تعيين ماهر الخطيب رئيسا للحكومة", "REJECT", ["حزب الأمة"], ["ماهر الخطيب"]),
    ("pronoun before an unknown noun", "قال الوزير سامر العلي إنه سيرفض الاقتراح الأخير", "REJECT", ["سامر العلي"], None),
    ("pronoun of the accused", "اتهمت نقابة الصحفيين الوزير سامر العلي بأنه قصف القرية", "ASSAULT", ["سامر العلي"], None),
    ("accused of torturing another", "قالت الأسرة إن ابنها ماهر الخطيب بخير، متهمة الضابط سامر العلي بتعذيبه", "ASSAULT", ["سامر العلي"], ["ماهر الخطيب"]),
    ("far behind its title", "وصل زعيم حزب العدالة والتنمية المغربي سامر العلي، الذي انتقد الوزير ماهر الخطيب", "ACCUSE", ["سامر العلي"], ["ماهر الخطيب"]),
    ("office of a district", "هدد النائب عن مدينة البصرة سامر العلي بالاستقالة", "THREATEN", ["سامر العلي"], []),
    ("what allegiance names", "اتهمت الحركة الموالية لروسيا الوزير سامر العلي بالكذب", "ACCUSE", None, ["سامر العلي"]),
    ("subject and object sure", "قال شاهد إن الأمر انتهى. واتهم حزب الأمة المعارض الوزير سامر العلي بالكذب", "ACCUSE", ["حزب الأمة"], ["سامر العلي"]),
    ("insertion before the object", "رحب الوزير سامر العلي بالقرار، ودعا في كلمة أمام مصر المبعوث ماهر الخطيب إلى التدخل", "REQUEST", ["سامر العلي"], ["ماهر الخطيب"]),
    ("attack from somebody", "تعرضت القرية لهجوم من الجيش السوداني", "ASSAULT", ["الجيش السوداني"], None),
    ("helping verb", "نفى الوزير سامر العلي أن يكون قد وافق على الموعد", "AGREE", ["سامر العلي"], None),
    ("retold headline", "مصر تتهم السودان بخرق الاتفاق. اتهمت الحكومة المصرية السودان اليوم بخرق الاتفاق الأخير", "ACCUSE", ["مصر", "الحكومة المصرية"], ["السودان"]),
    ("the only two states", "اتهمت مصر السودان بالقصف. وكان البلدان قد اتفقا على وقف إطلاق النار", "RETREAT", _STATES, None),
    ("two accused of another's deed", "اتهمت مصر السودان بـ«خرق» وقف إطلاق النار الذي أعلنه الجيش الروسي", "ASSAULT", ["السودان"], None),
    ("foiled attack", "أعلنت الوزارة أن الجيش السوداني أحبط هجوما على القاعدة", "ASSAULT", [], ["الجيش السوداني"]),
    ("over a noun nobody acts in", "رفض الأسير سامر العلي العرض أمس بالإفراج عن زملائه في مايو المقبل، وأصر على الإفراج عنه", "REQUEST", ["سامر العلي"], None),
    ("preposition of the next event", "قدمت نقابة الصحفيين شكوى بشأن التجسس على الوزير سامر العلي", "LEGAL", ["نقابة الصحفيين"], []),
    ("unknown object", "دعا الوزير سامر العلي اللبنانيين إلى التصويت لصالح ماهر الخطيب", "REQUEST", ["سامر العلي"], []),
    ("side of a state", "طالبت مصر الجانب السوداني بالرد. وقال السودان إنه سيرد", "REQUEST", ["مصر"], ["السودان"]),
    ("asked from", "طلبت مصر من الوزير سامر العلي تأجيل الموعد", "REQUEST", ["مصر"], ["سامر العلي"]),
    ("who is no one's subject", "قال السفير سامر العلي إن بلاده تدعم حزب الأمة", "SUPPORT", [], ["حزب الأمة"]),
    ("overthrown by what is described", "تحدثوا عن الرئيس سامر العلي خلال الانتفاضة الشعبية التي أطاحت به في الربيع", "ELECT", None, ["سامر العلي"]),
    ("takes part", "عقدت في الخرطوم قمة جديدة للأحزاب مساء السبت، بمشاركة الوزير سامر العلي، وبحضور القاضي ماهر الخطيب", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("calls to protest", "دعت نقابة الصحفيين أعضاءها إلى التظاهر أمام القصر", "PROTEST", ["نقابة الصحفيين"], None),
    ("news of an arrest", "أعلنت مصر زيادة الأسعار وسط أنباء عن احتجاز ثلاثة وزراء", "COERCE", [], None),
    ("official of the state", "وصل سامر العلي رئيس الصومال. وانتقد الرئيس الصومالي أمس حزب الأمة", "ACCUSE", ["سامر العلي"], ["حزب الأمة"]),
    ("participle", "خرج أعضاء النقابة عن صمتهم، متهمين الوزير سامر العلي بانتهاك القانون", "ACCUSE", None, ["سامر العلي"]),
    ("forces of a state", "قالت تركيا إنها باقية في القرية. وقصف الطيران التركي مواقع قرب البلدة", "ASSAULT", ["تركيا"], []),
    ("adjective behind another", "عاد الوجود العسكري الروسي إلى الواجهة. وقالت روسيا إنه مؤقت", "MOBILIZE", ["روسيا"], []),
    ("last speaker goes on", "أعلنت هيئة الدفاع أن موقفها واضح. وحملت الاحتلال المسؤولية الكاملة", "ACCUSE", ["هيئة الدفاع"], ["الاحتلال"]),
    ("exchange", "تبادل الجيش السوداني وقوات الدعم السريع الاتهامات بخرق الهدنة", "ACCUSE", _BOTH, _BOTH),
    ("first person", "قال الوزير سامر العلي \"نطالب الأمم المتحدة بالتحرك\"", "REQUEST", ["سامر العلي"], ["الأمم المتحدة"]),
    ("verb apart from its object", "أطلقت السلطات مساء أمس سراح الناشط سامر العلي", "RETREAT", ["السلطات"], None),
    ("taken up", "طالبت الأسرة بالإفراج عن ابنها سامر العلي، وأكدت أن موعد الإفراج عنه قريب", "RETREAT", None, ["سامر العلي"]),
    ("clause of its own", "قصف على سوق في مصر والجيش الروسي ينفي تنفيذ غارات", "ASSAULT", [], None),
    ("title that holds names", "أدانت سفيرة فرنسا لدى العراق سلمى الحداد الهجوم في بغداد", "ACCUSE", ["سلمى الحداد"], []),
    ("joined over a leader", "اندلعت المعارك بين الجيش السوداني بقيادة سامر العلي وقوات الدعم السريع. واتهمت روسيا الطرفين بالقصف", "ACCUSE", ["روسيا"], _BOTH),
    ("description before its name", "قالت مراسلة الإذاعة، المحامية سلمى الحداد، إنها حزينة، متهمة روسيا بالقصف", "ACCUSE", ["سلمى الحداد"], ["روسيا"]),
    ("verb of many", "اقتحم ثلاثة رجال وزارة المالية قبل أن يسلموا أنفسهم إلى الشرطة", "RETREAT", ["رجال"], ["الشرطة"]),
    ("out of a body", "ألقت قوة من الجيش السوداني القبض على القائد سامر العلي", "COERCE", ["الجيش السوداني"], ["سامر العلي"]),
    ("written as passive", "اختُطف الصحفي سامر العلي في المدينة", "ASSAULT", [], ["سامر العلي"]),
    ("known noun not controlled", "تدعم روسيا التحقيق في الحادث", "LEGAL", [], None),
    ("no person inquires", "قال الناطق سامر العلي إنه من دون تحقيق مستقل لن تعرف الحقيقة", "LEGAL", [], None),
    ("object of another gender", "تعهد الرئيس سامر العلي منذ أن تولى السلطة بالإصلاح", "ELECT", ["سامر العلي"], None),
    ("past passive without a subject", "أكدت مصادر أن النائب سامر العلي أفرج عنه أمس", "RETREAT", [], ["سامر العلي"]),
    ("between them", "عاد الوزيران سامر العلي وماهر الخطيب أمس. وكانت تلك المحادثة الأولى بينهما منذ عام", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("over an adjective", "مصر تتهم السودان بالإعداد لشن هجوم جديد عليها", "ASSAULT", ["السودان"], ["مصر"]),
    ("separate pronoun", "اتهم الوزير سامر العلي الحكومة اللبنانية بالتقصير، داعيا إياها إلى الرد", "REQUEST", ["سامر العلي"], ["الحكومة اللبنانية"]),
    ("war upon", "بدأت روسيا حربا على أوكرانيا", "ASSAULT", ["روسيا"], ["أوكرانيا"]),
    ("by whose bullets", "قُتل الصحفي سامر العلي برصاص الجيش السوداني", "ASSAULT", ["الجيش السوداني"], ["سامر العلي"]),
    ("by whose order", "أقيل الوزير سامر العلي من منصبه بقرار من الرئيس ماهر الخطيب", "ELECT", ["ماهر الخطيب"], ["سامر العلي"]),
    ("said in what he wrote", "أصدرت منظمة العفو الدولية بيانا طالبت فيه الحكومة المصرية بالإفراج عن سامر العلي", "REQUEST", ["منظمة العفو الدولية"], ["الحكومة المصرية"]),
    ("over an insertion", "اتهمت مصر السودان، الذي ينشر جنوده على الحدود، بدعم الوزير سامر العلي", "SUPPORT", ["السودان"], ["سامر العلي"]),
    ("insertion is no list", "انتقد النائب سامر العلي، وهو عضو في لجنة الأمن، الحكومة العراقية", "ACCUSE", ["سامر العلي"], ["الحكومة العراقية"]),
    ("own subject behind that", "قال الوزير سامر العلي إن خطة الإصلاح ستهدد روسيا", "THREATEN", [], ["روسيا"]),
    ("kept by", "طالبوا بالإفراج عن النائب سامر العلي المحتجز لدى الجيش السوداني", "COERCE", ["الجيش السوداني"], ["سامر العلي"]),
    ("before its noun", "فرضت واشنطن على طهران عقوبات جديدة", "SANCTION", ["واشنطن"], ["طهران"]),
    ("attack that hits", "أسفر الهجوم الذي استهدف السفارة الأميركية عن قتلى", "ASSAULT", [], ["السفارة الأميركية"]),
    ("comes from", "تصاعدت التهديدات الصادرة عن روسيا ضد أوكرانيا", "THREATEN", ["روسيا"], ["أوكرانيا"]),
    ("noun behind verb and subject", "أكد الكرملين رفض روسيا مقترحات أوكرانيا", "REJECT", ["روسيا"], ["أوكرانيا"]),
    ("no one's genitive", "اختطف مسلحون مجهولون الصحفي سامر العلي في المدينة", "ASSAULT", ["مسلحون مجهولون"], ["سامر العلي"]),
    ("after the relative clause", "البعثة السودانية التي زارت مصر التقت الوزير سامر العلي", "CONSULT", None, []),
    ("doer in the object's clause", "ثمن الوزير سامر العلي الجهود التي بذلتها نقابة الصحفيين", "SUPPORT", ["سامر العلي"], ["نقابة الصحفيين"]),
    ("no one votes for it", "تعهد الرئيس سامر العلي بتنظيم انتخابات مبكرة", "ELECT", [], None),
    ("fight between them", "وقع سامر العلي وماهر الخطيب اتفاقا ينهي سنوات من القتال بينهما", "ASSAULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("clause right behind the subject", "وافق سامر العلي، الذي كان يكثف ضرباته على إيران، على دفع الزيادة", "AGREE", ["سامر العلي"], []),
    ("ban", "تعهد الرئيس سامر العلي منع حزب الأمة من العمل", "COERCE", None, ["حزب الأمة"]),
    ("bidden", "طالب الوزير سامر العلي روسيا بالاعتذار عن القصف", "CONCEDE", ["روسيا"], None),
    ("news of a killing", "تحدثت روسيا عن مقتل القائد سامر العلي", "ASSAULT", [], ["سامر العلي"]),
    ("blame for a killing", "أعلنت روسيا مسؤوليتها عن مقتل القائد سامر العلي", "ASSAULT", ["روسيا"], ["سامر العلي"]),
    ("denied tie", "نفت روسيا مسؤوليتها عن مقتل القائد سامر العلي", "ASSAULT", [], ["سامر العلي"]),
    ("one who protests", "رفض الأسير سامر العلي المضرب عن الطعام عرضا بالعلاج", "PROTEST", ["سامر العلي"], []),
    ("carried by a noun", "يتوجه الوزير سامر العلي إلى فرنسا لعقد سلسلة من المحادثات مع مصر", "CONSULT", ["سامر العلي", "مصر"], []),
    ("kept from it", "قالت الصحيفة إن مصر منعت السودان من شن غارات على القرية", "ASSAULT", ["السودان"], None),
    ("let do it", "سمحت مصر للجيش السوداني بقصف القرية", "ASSAULT", ["الجيش السوداني"], None),
    ("forced to it", "أرغم الجيش السوداني قوات الدعم السريع على الانسحاب", "RETREAT", ["قوات الدعم السريع"], None),
    ("received from", "تلقى حزب الأمة أسلحة من مصر", "AID", ["مصر"], ["حزب الأمة"]),
    ("whose things are hit", "أعلن الجيش السوداني قصف مواقع قوات الدعم السريع", "ASSAULT", ["الجيش السوداني"], ["قوات الدعم السريع"]),
    ("whose missiles hit", "أدى قصف صواريخ قوات الدعم السريع إلى دمار واسع", "ASSAULT", ["قوات الدعم السريع"], None),
    ("jointly with another", "دعت مصر، في بيان مشترك مع السودان، حزب الأمة إلى التهدئة", "REQUEST", ["مصر", "السودان"], ["حزب الأمة"]),
    ("condemned by a preposition", "أصدر حزب الأمة بيانا يندد فيه بقصف المدينة", "ASSAULT", [], None),
    ("condemned as an object", "أدانت مصر قصف المستشفى", "ASSAULT", [], None),
    ("protested against", "تظاهر مئات المزارعين احتجاجا على حظر زراعة الأرز", "COERCE", [], None),
    ("goes on with «too»", "رحب الوزير سامر العلي بالاتفاق، كما طالب الحكومة المصرية بالإفراج عن السجناء", "REQUEST", ["سامر العلي"], ["الحكومة المصرية"]),
    ("goes on from the sentence before", "انتقد الوزير سامر العلي مصر. كما دعا الحكومة المصرية إلى التدخل", "REQUEST", ["سامر العلي"], ["الحكومة المصرية"]),
    ("what he is said to be", "وصف الوزير سامر العلي بأنه قائد فاشل، واتهمه حزب الأمة بالكذب", "ACCUSE", ["حزب الأمة"], ["سامر العلي"]),
    ("both who carry it", "عقد سامر العلي وكريم النجار اجتماعا في عمّان", "CONSULT", ["سامر العلي", "كريم النجار"], []),
    ("both before the verb", "كان الوزيران سامر العلي وكريم النجار قد عقدا جلسة مباحثات في عمّان", "CONSULT", ["سامر العلي", "كريم النجار"], []),
    ("carried from afar", "عقدت وزيرة الخارجية الأردنية سلمى العلي صباح يوم الخميس الماضي في العاصمة عمّان اجتماعا طارئا", "CONSULT", ["سلمى العلي"], []),
    ("who decides", "رفضت النقابة قرار الرئيس سامر العلي إقالة القائد ماهر الخطيب", "ELECT", ["سامر العلي"], ["ماهر الخطيب"]),
    ("verb phrase", "قال الضابط إن الجيش السوداني ألقى القبض على القائد سامر العلي", "COERCE", ["الجيش السوداني"], ["سامر العلي"]),
    ("passive verb phrase", "قال الوزير ماهر الخطيب إنه ألقي القبض على القائد سامر العلي", "COERCE", [], ["سامر العلي"]),
    ("head word of those who act", "أوضحت الوكالة أن طائرات سلاح الجو المصري قصفت مواقع للجيش السوداني", "ASSAULT", ["سلاح الجو المصري"], None),
    ("goes with the verb before it", "نددت سفيرة فرنسا لدى العراق سلمى الحداد بالهجوم ودعت السودان إلى الهدوء", "REQUEST", ["سلمى الحداد"], ["السودان"]),
    ("calls for a protest", "خرجت مظاهرة دعا إليها الاتحاد العام للشغل قرب الجسر", "PROTEST", ["الاتحاد العام للشغل"], None),
    ("shuns talks", "وصل المبعوث لبحث استئناف محادثات جنيف التي قاطعها الجيش السوداني", "CONSULT", ["الجيش السوداني"], None),
    ("court of the sentence", "يواجه الوزير سامر العلي تهمة الفساد أمام المحكمة الدستورية العليا", "LEGAL", ["المحكمة الدستورية العليا"], None),
    ("over a relative clause", "انتقد المحامي سامر العلي، الذي يدافع عن الأسرة، قرار المحكمة الدستورية العليا", "ACCUSE", ["سامر العلي"], ["المحكمة الدستورية العليا"]),
    ("by the adjective of a deed", "عاد السفير إلى روسيا. ورفضت مصر أمس العرض الروسي", "REJECT", ["مصر"], ["روسيا"]),
    ("those who agreed", "وقعت مصر والسودان اتفاقا في الصباح. ورحبت فرنسا بالاتفاق", "SUPPORT", ["فرنسا"], _STATES),
    ("named behind the description", "استأنفت المحكمة محاكمة امرأة متورطة في القضية، وهي سلمى الحداد", "LEGAL", None, ["سلمى الحداد"]),
    ("laid on whom", "أوقف سامر العلي أمس، بتهمة الانضمام لتنظيم الفجر واختطاف القاضي ماهر الخطيب", "ASSAULT", ["سامر العلي"], ["ماهر الخطيب"]),
    ("joined in a relative clause", "التقى القاضي سامر العلي، الذي لعب دورا بارزا في جمع المال واختطاف القائد ماهر الخطيب", "ASSAULT", ["سامر العلي"], ["ماهر الخطيب"]),
    ("gathered over a time", "بدأت المباحثات التي جمعت، اليوم الثلاثاء، الوزير سامر العلي، بنظيره الروسي ماهر الخطيب", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("during a meeting", "سلم الوزير سامر العلي للقاضي ماهر الخطيب رسالة خلال الاجتماع", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("whom it befalls", "قالت الوزارة إن سامر العلي وماهر الخطيب شملتهم العقوبات", "SANCTION", None, ["سامر العلي", "ماهر الخطيب"]),
    ("and before a quotation mark", "خرجت مظاهرة دعا إليها \"حزب الأمة\"، و\"حزب العدالة والتنمية\" في المدينة", "PROTEST", ["حزب الأمة", "حزب العدالة والتنمية"], None),
    ("no genitive", "شن الجيش السوداني هجوما لكشف ملابسات دخول ماهر الخطيب", "ASSAULT", ["الجيش السوداني"], []),
    ("no one who is killed attacks", "أعلنت الشرطة مقتل شخصين وإصابة ثالث بجروح في هجوم على السوق", "ASSAULT", [], None),
    ("tells of the noun before it", "قال الضابط سامر العلي إن هجوما كبيرا وقع في سيارة مفخخة استهدفت الجيش السوداني", "ASSAULT", [], ["الجيش السوداني"]),
    ("a phrase in front", "من جهة أخرى طوقت قوات الأمن موقعا", "COERCE", ["قوات الأمن"], None),
    ("verb of many", "تقدم أنصار الزعيم سامر العلي ضد الجيش السوداني في شمال البلاد وخطفوا القاضي ماهر الخطيب", "ASSAULT", None, ["ماهر الخطيب"]),
    ("people without a name on both sides", "قامت الجماعة أمس بخطف تسعة جنود", "ASSAULT", ["الجماعة"], ["جنود"]),
    ("some of them named", "قال الطبيب إن ثمانية أشخاص، بينهم طفلان، قتلوا في الحي", "ASSAULT", [], ["أشخاص", "طفلان"]),
    ("delegates", "شارك ممثلون عن الجيش السوداني في الاجتماع", "CONSULT", ["الجيش السوداني"], []),
    ("a body in office", "قالت وزارة الداخلية المصرية إنه تم توقيف القائد سامر العلي", "COERCE", ["وزارة الداخلية المصرية"], ["سامر العلي"]),
    ("his forces", "وأعلن الجيش السوداني أن طائراته دمرت مخازن الوقود", "ASSAULT", ["الجيش السوداني"], None),
    ("predicate", "وقال الوزير سامر العلي إن مصر مستعدة لتقديم المنح", "AGREE", ["مصر"], None),
    ("who can", "يمكن لمصر أيضا قطع الإمدادات عن المدينة", "COERCE", ["مصر"], None),
    ("goes on over an unknown noun", "رحبت وزارة الخارجية المصرية بالاتفاق، وثمنت الجهود التي بذلتها روسيا", "SUPPORT", ["وزارة الخارجية المصرية"], ["روسيا"]),
    ("who planned", "تمكنت الشرطة من القبض على خمسة أشخاص خططوا لتنفيذ تفجيرات في البلاد", "ASSAULT", ["أشخاص"], []),
    ("taken without an object", "أفادت مصادر أن الناشط سامر العلي اعتقل فور وصوله إلى بيروت", "COERCE", [], ["سامر العلي"]),
    ("stopped by name", "أوقف القضاء اللبناني الثلاثاء الحاكم السابق للمصرف سامر العلي", "COERCE", ["القضاء اللبناني"], ["سامر العلي"]),
    ("questioned once arrested", "أوقف القاضي سامر العلي الوزير ماهر الخطيب بعد استجوابه", "LEGAL", None, ["ماهر الخطيب"]),
    ("people of a state", "أسفرت الاشتباكات في ليبيا عن إصابة بعض الليبيين", "ASSAULT", None, []),
    ("goes on past a land", "قام الرئيس سامر العلي برحلة إلى مدينة أبها السعودية، وعقد اجتماعا مع الوزير ماهر الخطيب", "CONSULT", ["سامر العلي", "ماهر الخطيب"], []),
    ("brought somewhere after", "أفادت مصادر بأن الوزير سامر العلي نقل عقب توقيفه إلى وزارة المالية", "COERCE", [], ["سامر العلي"]),
    ("takes somebody", "أوقف القاضي سامر العلي عددا من المشتبه بهم", "COERCE", ["سامر العلي"], None),
    ("under house arrest", "قال نواب إن الوزير سامر العلي قيد الإقامة الجبرية في الخرطوم", "COERCE", [], ["سامر العلي"]),
    ("subject beside its object", "حقق حزب الأمة فوزا ساحقا في الانتخابات", "ELECT", ["حزب الأمة"], []),
]


@pytest.mark.parametrize(("text", "type_", "actors", "recipients"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_sides(text: str, type_: str, actors: list[str] | None, recipients: list[str] | None) -> None:
    account = line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-10"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    found = [one for one in account.events if one.type == type_]
    sides = [(sorted(names[who] for who in one.actors), sorted(names[who] for who in one.recipients)) for one in found]
    assert any((actors is None or sorted(actors) == acting) and (recipients is None or sorted(recipients) == suffering) for acting, suffering in sides), sides


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        ("اقتحم محتجون المقر قبل أن تفرق الشرطة المتظاهرين", "ASSAULT", "CT+"),
        ("قال القائد إنه لن يجلس إلى الطاولة قبل أن تنسحب القوات", "RETREAT", "U"),
        ("أحبط الجيش هجوما كبيرا وأسرت القوات ستة مقاتلين", "ASSAULT", "CT+"),
        ("يعقد في الرياض خلال يونيو 2026 اجتماع فني بين وفدي مصر والسودان", "AGREE", "PR+"),
        ("نفت الخارجية المصرية ما تردد عن زيارة مرتقبة للوزير سامر العلي إلى الخرطوم", "AGREE", "CT-"),
        ("توقع الخبراء أن يلتقي الوزير سامر العلي السفير نادر حمدان", "CONSULT", "PR+"),
        ("نفت الحركة أي تورط لها في التفجير الذي هز المدينة", "ASSAULT", "CT+"),
        ("نفى الجيش وقوع الهجوم على القرية", "ASSAULT", "CT-"),
        ("لم تتبن أي جهة حتى الآن اختطاف الصحفي سامر العلي", "ASSAULT", "CT+"),
        ("نفى المكتب أمس تقارير تحدثت عن احتجاز الوزير سامر العلي", "COERCE", "CT-"),
        ("أكد الوزير سامر العلي أن لقاء من هذا النوع لم ينعقد", "CONSULT", "CT-"),
        ("نفى مكتب الوزير سامر العلي احتجازه في السودان، الذي قدم استقالته خلال زيارة له", "ELECT", "CT+"),
        ("دعت الحكومة المواطنين إلى الهدوء بعد هجوم على القرية", "ASSAULT", "CT+"),
        ("طالبت الأسرة بمحاكمة المسؤولين عن مقتل الصحفي ماهر الخطيب", "ASSAULT", "CT+"),
        ("لكن الوزير سامر العلي نفى في اتصال هاتفي مع السفير نادر حمدان أن يكون قد وافق على الخطة", "CONSULT", "CT+"),
        ("سيناقش الوزير سامر العلي خلال اجتماع مع السفير نادر حمدان الأزمة", "AGREE", "PR+"),
        ("تعهدت الحكومة المصرية أمس الانسحاب من القرية", "RETREAT", "PR+"),
        ("أمرت مصر بضربات جوية أسفرت عن مقتل الصحفي سامر العلي", "ASSAULT", "CT+"),
        ("لا بد من الإفراج عن الصحفي سامر العلي", "RETREAT", "U"),
        ("منعت مصر السودان من شن غارات على القرية", "ASSAULT", "CT-"),
        ("تخشى المنظمات وقوع مجزرة في الفاشر", "ASSAULT", "PS+"),
        ("لا تنوي أوروبا رفع العقوبات", "CONCEDE", "CT-"),
        ("وجه الوزير سامر العلي بقصف القرية", "ASSAULT", "U"),
        ("انطلقت أمس المسيرة التي دعت إليها نقابة المعلمين", "PROTEST", "CT+"),
        ("تلقى المتهم تعليمات بتنفيذ هجمات في إيطاليا", "ASSAULT", "U"),
        ("حرصا على عدم تقويض المحادثات بين مصر والسودان", "CONSULT", "CT+"),
        ("هددت نقابة المعلمين بالإضراب", "PROTEST", "PS+"),
        ("رفضت مصر الانسحاب من القرية", "RETREAT", "CT-"),
        ("ناشدت الحركة المجتمع الدولي التدخل لوقف القتال", "RETREAT", "U"),
        ("أوقفت الشرطة شابا بتهمة التخطيط لتفجير المطار", "ASSAULT", "PR+"),
        ("أوقفت الشرطة شابا بتهمة تعذيب السجناء", "ASSAULT", "PS+"),
        ("تعرض موكب الوزير سامر العلي لإطلاق نار", "ASSAULT", "CT+"),
        ("قد تدعو الحركة إلى الإضراب إن لم تنسحب القوات", "RETREAT", "U"),
        ("لا يستبعد الحزب عودة الاحتجاجات إلى الساحة", "PROTEST", "PS+"),
        ("أعلنت نقابة المعلمين عن تنفيذ إضراب عام في المدارس", "PROTEST", "PR+"),
        ("رفضت الحركة دعوات للتظاهر أمام البرلمان", "PROTEST", "U"),
        ("عبرت المنظمة عن القلق من حصول هجمات مماثلة", "ASSAULT", "PS+"),
        ("نفت مصر أن تكون الطائرة التي قصفت القرية لها", "ASSAULT", "CT+"),
        ("انسحبت القوات من القرية لتندلع اشتباكات بين الأهالي", "ASSAULT", "CT+"),
        ("كنا نأمل القبض على الإرهابي سامر العلي", "COERCE", "U"),
        ("عبرت نقابة الصحفيين عن رفضها لحجب قناة الأمل", "COERCE", "CT+"),
        ("قدمت الحكومة خطة لترحيل المهاجرين", "COERCE", "U"),
        ("سقط السلاح الذي كاد يقتل الصحفي سامر العلي", "ASSAULT", "CT-"),
        ("سيتم تخصيص جلسة لموضوع اغتيال المهندس سامر العلي", "ASSAULT", "CT+"),
        ("عرضت الوزارة مكافأة لكل من يقتل زعيم داعش", "ASSAULT", "U"),
        ("اتهم الوزير مصر بتأخير ترحيل المهاجرين", "COERCE", "U"),
        ("تأتي العمليات الجارية لاستعادة السيطرة على مدينة الرقة", "COERCE", "U"),
        ("أحياء دون ماء هاجم مسلحون قرية", "ASSAULT", "CT+"),
    ],
)
def test_factuality(text: str, type_: str, factuality: str) -> None:
    account = line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-10"), LEXICON)
    assert factuality in [one.factuality for one in account.events if one.type == type_]


def test_whoever_is_contradicted_has_an_account_of_its_own() -> None:
    text = "أكدت الناطقة سلمى الحداد أن الوزير سامر العلي لم يلتق السفير نادر حمدان، خلافا لما ذكرته صحف محلية."
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest()), LEXICON)
    meeting = next(one for one in account.events if one.type == "CONSULT")
    said = {one.id: one.source.text for one in account.statements if one.source}
    assert (meeting.factuality, said[str(meeting.statement)]) == ("CT-", "سلمى الحداد")
    assert [(said[str(one.statement)], one.factuality) for one in meeting.accounts] == [("صحف محلية", "CT+")]


def test_where_somebody_spoke_is_not_where_it_happened() -> None:
    text = "تداولت الصحف خبر لقاء الوزير سامر العلي والسفير نادر حمدان قبل أن تنفيه الناطقة سلمى الحداد من بيروت بقولها إنهما لم يلتقيا."
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest()), LEXICON)
    assert [one.place for one in account.events if one.type == "CONSULT"] == [None]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("شن مسلحون هجوما عنيفا على مدينة بنغازي فجرا", "ASSAULT", "بنغازي"),
        ("قصفت تركيا مدينة أربيل ليلا", "ASSAULT", "أربيل"),
        ("أغلقت السلطات التونسية معبر وازن أمس", "COERCE", "معبر وازن"),
        ("تظاهر آلاف المزارعين في مدينتي صنعاء وتعز أمس", "PROTEST", "صنعاء"),
        ("شنت قوات من بغداد هجوما على متمردين", "ASSAULT", "بغداد"),
    ],
)
def test_place(text: str, type_: str, place: str) -> None:
    account = line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-10"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert [names.get(one.place or "") for one in account.events if one.type == type_] == [place]


def test_the_day_of_a_denial_is_not_the_day_of_what_is_denied() -> None:
    text = "رفض الرئيس سامر العلي، أمس الأحد، التعليق على أنباء اعتقال الوزير ماهر الخطيب."
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
    assert [one.date.span for one in account.events if one.type == "COERCE" and one.date] == [None]


def test_what_happened_once_before_is_another_event() -> None:
    text = "خطف مسلحون أمس الوزير سامر العلي في الخرطوم. وسبق أن تم اختطافه في 10 أكتوبر 2023."
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
    assert [one.date.value for one in account.events if one.mode == "abduct" and one.date] == ["2026-05-10", "2023-10-10"]


def test_offices_without_a_name_take_part() -> None:
    for words, expected in (
        ("استقبل وزير الخارجية السفير الفرنسي في مكتبه.", (["وزير الخارجية", "السفير الفرنسي"], [])),
        ("هدد قائد الحرس الثوري برد قاس.", (["قائد الحرس الثوري"], [])),
        ("اغتيل رئيس البلدية أمام منزله.", ([], ["رئيس البلدية"])),
        ("أقال الرئيس وزير الداخلية وقائد الجيش.", ([], ["وزير الداخلية", "قائد الجيش"])),
    ):
        account = line.understand(Article("a", words, "", published="2024-05-20"), LEXICON)
        names = {one.id: one.name for one in account.entities}
        assert ([names[one] for one in account.events[0].actors], [names[one] for one in account.events[0].recipients]) == expected, words


def test_whom_somebody_meets_during_a_journey_he_meets_where_it_leads() -> None:
    words = "زار الوزير سالم الحداد موسكو في مارس. وأثارت الزيارة التي أجراها الحداد في فبراير إلى بيلاروسيا أسئلة. والتقى الحداد خلال الزيارة الوزير ماهر الخطيب."
    account = line.understand(Article("a", words, "", published="2024-05-20"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    met = next(one for one in account.events if one.triggers[0].text == "التقى")
    assert {names[one] for one in met.actors} == {"سالم الحداد", "ماهر الخطيب"}
    assert names[met.place or ""] == "بيلاروسيا"


def test_the_number_of_a_brigade_counts_nobody() -> None:
    text = "سيطر اللواء 444 على القرية بعد مقتل 12 شخصا."
    account = line.understand(Article("a", text, "", published="2024-05-20"), LEXICON)
    assert {value.value for one in account.events for value in one.values if value.attribute == "number"} == {"12"}


def test_the_lead_names_the_day_of_an_approximate_publication() -> None:
    text = "وصل الرئيس سامر العلي السبت إلى دمشق. والتقى الرئيس سامر العلي وفدا من حزب الأمة."
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2009-02-07~"), LEXICON)
    assert {one.date.value for one in account.events if one.date} == {"2009-02-07~"}


def test_who_carries_a_deed_out_does_not_undergo_it() -> None:
    for text, expected in (("تمكنت الشرطة الفرنسية من اعتقالهم.", []), ("هاجم مسلحون القرية، وتمكنت الشرطة من اعتقالهم.", ["مسلحون"])):
        account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
        names = {one.id: one.name for one in account.entities}
        arrest = next(one for one in account.events if one.mode == "arrest")
        assert arrest.actors and [names[one] for one in arrest.recipients] == expected


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("رفضت الوزارة الإجراء. وحذر كاتب من مخاطر الاعتداءات", 0),
        ("رفضت الوزارة الإجراء. وحذر كاتب من مخاطر الاعتداءات على الأطباء في بنغازي", 1),
        ("تمكنت فرقة الأبحاث والتفتيش من إيقاف شخص مفتش عنه", 0),
        ("تمكنت وحدات الحرس الوطني من إيقاف شخصين في الضاحية", 0),
        ("تمكنت فرقة الأبحاث والتفتيش من إيقاف شخص مفتش عنه ينتمي إلى تنظيم إرهابي", 1),
        ("تمكنت الوحدة الوطنية للبحث في جرائم الإرهاب من إيقاف شخص بحوزته كمية من المخدرات", 0),
        (f"اعتقلت الشرطة رجلين في ضاحية المدينة. {_ASIDE}", 0),
        (f"اعتقلت الشرطة رجلين في ضاحية المدينة بعد الهجوم على المقر. {_ASIDE}", 2),
    ],
)
def test_no_deed_without_anything_to_hold_it(text: str, deeds: int) -> None:
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
    assert sum(one.type in ("ASSAULT", "COERCE") for one in account.events) == deeds


def test_a_heading_is_a_noun() -> None:
    text = "قال الناشط سامر العلي إن الوزير يبحث عن المال.\n\nدعم سياسي\nولا يقل الجانب السياسي أهمية عن غيره."
    assert not line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-10"), LEXICON).events
