"""Pages written in the structures that the layouts describe; the words are ours."""

from __future__ import annotations

STORY = (
    "قال الوزير إن المحادثات التي جرت في العاصمة انتهت باتفاق الطرفين على مواصلة اللقاءات في الشهر المقبل.",
    "وأضاف أن الوفدين بحثا ملفات عدة منها الحدود والتجارة والأمن، وأن الخلاف ما زال قائما حول بعض النقاط.",
)
TITLE = "الوفدان يتفقان على جولة ثانية"
CAPTION = "الوزير عند وصوله إلى مقر المحادثات"
_TOP = '<nav class="main-menu"><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>'
_END = '<aside><h3>الأكثر قراءة</h3><ul><li><a href="/1">خبر عن الطقس في العاصمة هذا الأسبوع</a></li></ul></aside><footer>جميع الحقوق محفوظة</footer>'
_FIGURE = f'<figure><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>'


def _body(story: tuple[str, ...], box: str) -> str:
    return f"{_FIGURE}<p>{story[0]}</p>{box}" + "".join(f"<p>{one}</p>" for one in story[1:])


def page(layout: str, title: str = TITLE, story: tuple[str, ...] = STORY, date: str = "29 تشرين الثاني 2016", head: str = "") -> str:
    """A page of a layout, with menus and boxes around and in it."""
    also = '<a href="/x">خبر آخر عن الوفد وصل قبل قليل</a>'
    match layout:
        case "wordpress":
            inner = (f'<body class="single"><article class="post type-post"><header class="entry-header"><h1 class="entry-title">{title}</h1>'
                     f'<span class="posted-on"><time class="entry-date">{date}</time></span><span class="byline"><a class="author">سلمى الكاتب</a></span></header>'
                     f'<div class="entry-content">{_body(story, f"<div class=jp-relatedposts>{also}</div>")}<div class="sharedaddy">شارك</div></div></article>')  # fmt: skip
        case "wordpress_newspaper":
            inner = (f'<body><h1 class="entry-title">{title}</h1><div class="td-post-author-name"><a>سلمى الكاتب</a></div><span class="td-post-date"><time>{date}</time></span>'
                     f'<div class="td-post-content">{_body(story, f"<div class=td-a-rec>{also}</div>")}</div>')  # fmt: skip
        case "wordpress_elementor":
            inner = (f'<body><div class="elementor-widget-theme-post-title"><h1 class="elementor-heading-title">{title}</h1></div>'
                     f'<span class="elementor-post-info__item--type-date">{date}</span><span class="elementor-post-info__item--type-author">سلمى الكاتب</span>'
                     f'<div class="elementor-widget-theme-post-content">{_body(story, f"<p>اقرأ أيضا: {also}</p>")}</div>')  # fmt: skip
        case "wordpress_jannah":
            inner = (f'<body><article id="the-post"><h1 class="post-title entry-title">{title}</h1><div class="post-meta"><span class="meta-author">سلمى الكاتب</span>'
                     f'<span class="date">{date}</span></div><div class="entry-content">{_body(story, f"<div class=read-also>{also}</div>")}</div></article>')  # fmt: skip
        case "drupal_field":
            inner = (f'<body><h1 class="title" id="page-title">{title}</h1><div class="submitted"><span class="date">{date}</span><span class="username">سلمى الكاتب</span></div>'
                     f'<div class="field field-name-body"><div class="field-items"><div class="field-item even">'
                     f'{_body(story, f"<p>مواضيع ذات صلة</p><p>{also}</p>")}</div></div></div>')  # fmt: skip
        case "drupal":
            inner = (f'<body><h1 class="page-title">{title}</h1><span class="field field--name-uid">سلمى الكاتب</span><span class="field field--name-created">{date}</span>'
                     f'<div class="field field--name-body">{_body(story, f"<div class=field--name-field-related>{also}</div>")}</div>')  # fmt: skip
        case "blogger":
            inner = (f'<body><h2 class="date-header">{date}</h2><h3 class="post-title entry-title">{title}</h3>'
                     f'<div class="post-body entry-content">'
                     f'{_body(story, f"<div class=related-posts>{also}</div>")}</div><div class="post-author"><span class="fn">سلمى الكاتب</span></div>')  # fmt: skip
        case "joomla":
            inner = (f'<body><div itemscope><div class="page-header"><h2 itemprop="headline">{title}</h2></div><dd class="createdby" itemprop="author">سلمى الكاتب</dd>'
                     f'<time itemprop="datePublished">{date}</time><div itemprop="articleBody">'
                     f'{_body(story, f"<ul class=relateditems><li>{also}</li></ul>")}</div></div>')  # fmt: skip
        case "ghost":
            inner = (f'<body><h1 class="gh-article-title">{title}</h1><h4 class="gh-article-author-name">سلمى الكاتب</h4><time class="gh-article-meta-date">{date}</time>'
                     f'<section class="gh-content">{_body(story, f"<div class=kg-bookmark-card>{also}</div>")}</section>')  # fmt: skip
        case "amp":
            inner = (f'<body><article class="amp-wp-article"><h1 class="amp-wp-title">{title}</h1><span class="amp-wp-author">سلمى الكاتب</span>'
                     f'<div class="amp-wp-posted-on"><time>{date}</time></div><div class="amp-wp-article-content">'
                     f'{_body(story, f"<p>اقرأ أيضا: {also}</p>")}</div></article>')  # fmt: skip
        case "aljazeera_net":
            inner = (f'<body><header class="article-header"><h1>{title}</h1></header><div class="author-link">سلمى الكاتب</div><div class="article-dates">{date}</div>'
                     f'<div class="wysiwyg wysiwyg--all-content">{_body(story, f"<ul class=more-on><li>{also}</li></ul>")}</div>')  # fmt: skip
        case _:  # a structure that no layout knows
            inner = f'<body><div class="x1"><h1>{title}</h1><div class="x2">{date}</div>{_body(story, f"<div class=related>{also}</div>")}</div>'
    return f'<html lang="ar" dir="rtl"><head>{head}<title>{title} - موقع تجريبي</title></head>{inner.replace("<body", "<body", 1)}{_TOP}{_END}</body></html>'
