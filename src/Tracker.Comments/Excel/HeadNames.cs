namespace Tracker.Comments.Excel;

/// <summary>What names the texts of the head in row 1 of a workbook.</summary>
internal static class HeadNames
{
    private static readonly ImmutableArray<TextOf<FormHead>> Known =
    [
        .. FormHead.Texts, .. FormHead.Texts.Where(t => t.Name == "Document").Select(t => t.As("Reference")),
        .. FormHead.Texts.Where(t => t.Name == "Title").Select(t => t.As("Title EN")),
    ];

    /// <summary>Those of a layout, and those that only this head has.</summary>
    public static ImmutableArray<TextOf<FormHead>> In(FormLayout layout, FormHead head)
    {
        string[] names = layout == FormLayout.Template ? ["Date", "Document", "Project", "Title"] : ["Date", "Reference", "Title EN", "Title FR"];
        var usual = names.Select(n => Known.First(k => k.Name == n)).ToImmutableArray();
        return usual.AddRange(FormHead.Texts.Where(t => t.Get(head) is not null && !usual.Any(u => Same(u, t))));
    }

    public static TextOf<FormHead>? Of(string name) => Known.FirstOrDefault(k => string.Equals(k.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static bool Same(TextOf<FormHead> one, TextOf<FormHead> other) => one.Set(new(), "x") == other.Set(new(), "x");
}
