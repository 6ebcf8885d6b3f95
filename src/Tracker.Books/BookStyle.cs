namespace Tracker.Books;

/// <summary>How a book looks on a screen and on paper.</summary>
internal static class BookStyle
{
    /// <summary>On paper the marking stands at the head of each page, and its number at the foot.</summary>
    public static string Css(string marking) => Rules + $$"""
        @page {
          size: A4;
          margin: 22mm 18mm 20mm;
          @top-center { content: "{{Quoted(marking)}}"; font: 600 8.5pt/1.2 system-ui, sans-serif; color: #7a1f1f; }
          @bottom-right { content: counter(page) " of " counter(pages); font: 8.5pt system-ui, sans-serif; color: #555; }
        }

        """;

    /// <summary>A string of a style sheet, which no words of the marking can end.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '(' or ')') quoted.Append(rune);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        return quoted.ToString();
    }

    private const string Rules = """
        :root { color-scheme: light dark; }
        body { font: 11pt/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 .75rem; }
        h2 { font-size: 1.3rem; line-height: 1.25; margin: 2rem 0 .5rem; break-after: avoid; }
        h3 { font-size: 1.02rem; margin: 1.25rem 0 .25rem; break-after: avoid; }
        p, li { white-space: pre-line; overflow-wrap: anywhere; margin: .3rem 0; orphans: 2; widows: 2; }
        header p, nav li { margin: .15rem 0; }
        nav ol { list-style: none; padding: 0; }
        .marking { font-weight: 600; font-size: .85rem; color: light-dark(#7a1f1f, #ffb3ad); }
        .small { font-size: .9rem; color: light-dark(#555, #b5b5b5); }
        a { color: inherit; }
        .source { text-decoration: none; font-size: .8em; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .95em; }
        th, td { text-align: start; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid light-dark(#ccc, #555); font-weight: 400; }
        thead th { font-weight: 600; }
        tr { break-inside: avoid; }
        ins { text-decoration: underline; text-decoration-thickness: 2px; }
        @media print {
          :root { color-scheme: light; }
          body { max-width: none; padding: 0; font-size: 10.5pt; }
          header { break-after: avoid; }
          nav { break-after: page; }
          header .marking, footer { display: none; }
          .page { break-before: page; }
        }

        """;
}
