using System.Net;

namespace Tracker.Books;

/// <summary>A book as one page of HTML that loads nothing, and can be read, printed and kept as it is.</summary>
public static class HtmlBook
{
    /// <summary>What a browser may do with it, wherever it is kept: apply its style.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>In UTF-8, without a byte order mark.</summary>
    public static byte[] Of(Book book)
    {
        var html = new StringBuilder(64 * 1024);
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Text(book.Title)).Append("</title>\n<style>\n").Append(BookStyle.Css(book.Marking)).Append("</style>\n</head>\n<body>\n");
        html.Append("<header><p class=\"marking\" dir=\"auto\">").Append(Text(book.Marking)).Append("</p>\n");
        html.Append("<h1 dir=\"auto\">").Append(Text(book.Title)).Append("</h1>\n");
        foreach (var line in book.Cover) html.Append("<p dir=\"auto\">").Append(Text(line)).Append("</p>\n");
        html.Append("</header>\n");
        Contents(html, book);
        html.Append("<main>\n");
        foreach (var section in book.Sections) Section(html, section);
        if (book.Sources.Length > 0) Sources(html, book.Sources);
        html.Append("</main>\n<footer><p class=\"marking\" dir=\"auto\">").Append(Text(book.Marking)).Append("</p></footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Contents(StringBuilder html, Book book)
    {
        html.Append("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n");
        foreach (var section in book.Sections)
            html.Append("<li><a href=\"#").Append(Text(section.Id)).Append("\" dir=\"auto\">").Append(Text(section.Title)).Append("</a></li>\n");
        if (book.Sources.Length > 0) html.Append("<li><a href=\"#sources\">Sources</a></li>\n");
        html.Append("</ol>\n</nav>\n");
    }

    private static void Section(StringBuilder html, BookSection section)
    {
        html.Append(section.StartsPage ? "<section class=\"page\">\n" : "<section>\n");
        html.Append("<h2 id=\"").Append(Text(section.Id)).Append("\" dir=\"auto\">").Append(Text(section.Title)).Append("</h2>\n");
        foreach (var block in section.Blocks) Block(html, block);
        html.Append("</section>\n");
    }

    private static void Block(StringBuilder html, BookBlock block)
    {
        switch (block)
        {
            case BookHeading heading:
                html.Append("<h3 dir=\"auto\">").Append(Text(heading.Text)).Append("</h3>\n");
                break;
            case BookText text:
                Words(html, text, "p");
                break;
            case BookList list:
                html.Append("<ul>\n");
                foreach (var item in list.Items) Words(html, item, "li");
                html.Append("</ul>\n");
                break;
            case BookTable table:
                Table(html, table);
                break;
            default:
                throw new InvalidOperationException($"A book has no {block.GetType().Name}.");
        }
    }

    private static void Words(StringBuilder html, BookText text, string element)
    {
        html.Append('<').Append(element).Append(text.IsSmall ? " class=\"small\"" : "").Append(" dir=\"auto\">");
        if (text.Label is { } label) html.Append("<b>").Append(Text(label)).Append(":</b> ");
        foreach (var run in text.Runs)
        {
            var mark = run.Kind switch { RunKind.Added => "ins", RunKind.Removed => "del", _ => null };
            if (mark is not null) html.Append('<').Append(mark).Append('>');
            html.Append(Text(run.Text));
            if (mark is not null) html.Append("</").Append(mark).Append('>');
            if (run.Source is { } number) html.Append(CultureInfo.InvariantCulture, $" <a class=\"source\" href=\"#source-{number}\">[{number}]</a>");
        }
        html.Append("</").Append(element).Append(">\n");
    }

    private static void Table(StringBuilder html, BookTable table)
    {
        html.Append("<table>\n<thead><tr>");
        foreach (var head in table.Head) html.Append("<th scope=\"col\">").Append(Text(head)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr><th scope=\"row\" dir=\"auto\">").Append(Text(row[0])).Append("</th>");
            foreach (var cell in row.Skip(1)) html.Append("<td dir=\"auto\">").Append(Text(cell)).Append("</td>");
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private static void Sources(StringBuilder html, ImmutableArray<BookSource> sources)
    {
        html.Append("<section class=\"page\">\n<h2 id=\"sources\">Sources</h2>\n<ol>\n");
        foreach (var source in sources)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"source-{source.Number}\" dir=\"auto\">").Append(Text(source.Text));
            if (source.Link is { } link) html.Append(" <a href=\"").Append(Text(link)).Append("\">").Append(Text(link)).Append("</a>");
            html.Append("</li>\n");
        }
        html.Append("</ol>\n</section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
