using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tracker.Books;

/// <summary>The styles of a book. The headings have the names by which programs make an outline of them.</summary>
internal static class WordStyles
{
    public const string Plain = "Normal", Title = "Title", Heading1 = "Heading1", Heading2 = "Heading2", Contents = "TOC1", ContentsTitle = "TOCHeading",
        Small = "Small", Bullet = "ListBullet", Marking = "Header", Foot = "Footer", Grid = "TableGrid";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", EastAsia = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "21" }, new Languages { Val = "en-US" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "80", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph(Plain, "Normal", isDefault: true),
        Paragraph(Title, "Title", size: 44, bold: true, before: 600, after: 200),
        Paragraph(Heading1, "heading 1", size: 32, bold: true, before: 360, after: 120, level: 0),
        Paragraph(Heading2, "heading 2", size: 24, bold: true, before: 240, after: 60, level: 1),
        Paragraph(ContentsTitle, "TOC Heading", size: 28, bold: true, before: 480, after: 120),
        Paragraph(Contents, "toc 1", tab: 9864),
        Paragraph(Small, "Small", size: 18, color: "555555"),
        Paragraph(Bullet, "List Bullet", numbered: true),
        Paragraph(Marking, "header", size: 17, bold: true, color: "7A1F1F", centered: true),
        Paragraph(Foot, "footer", size: 17, color: "555555"),
        new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "BBBBBB" })))
        { Type = StyleValues.Table, StyleId = Grid });

    public static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "260" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    /// <param name="size">In half points.</param>
    /// <param name="level">In the outline, from 0.</param>
    /// <param name="tab">Where a dotted line leads, in twentieths of a point.</param>
    private static Style Paragraph(
        string id, string name, int? size = null, bool bold = false, int? before = null, int? after = null, int? level = null, string? color = null,
        bool centered = false, bool numbered = false, int? tab = null, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (level is not null) paragraph.Append(new KeepNext());
        if (numbered) paragraph.Append(new NumberingProperties(new NumberingId { Val = 1 }));
        if (tab is { } at) paragraph.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = at }));
        if (before is not null || after is not null) paragraph.Append(new SpacingBetweenLines { Before = $"{before ?? 0}", After = $"{after ?? 80}" });
        if (centered) paragraph.Append(new Justification { Val = JustificationValues.Center });
        if (level is { } outline) paragraph.Append(new OutlineLevel { Val = outline });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (color is not null) run.Append(new Color { Val = color });
        if (size is { } half) run.Append(new FontSize { Val = $"{half}" });
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault) style.Append(new BasedOn { Val = Plain });
        style.Append(new PrimaryStyle());
        if (paragraph.HasChildren) style.Append(paragraph);
        if (run.HasChildren) style.Append(run);
        return style;
    }
}
