using System.Collections.Immutable;
using CsCheck;
using Tracker.Domain.Commenting;

namespace Tracker.Comments.Tests;

/// <summary>Forms as people and programs fill them, with what is easily lost: escapes, edges, formulas, other scripts.</summary>
internal static class Arbitrary
{
    private static readonly string[] Pieces =
    [
        "=1+1", "+49", "-", "@SUM(A1)", "\t", "\n", "\r\n", "\r", " ", "  ", "_x0041_", "_x005F_", "_x0041_x0042_", "&amp;", "<w:t>", "\"", "'", "]]>",
        "é", "e\u0301", "漢字", "שלום", "😀", "\u00A0", "\u0085", "\u2028", "\u2011", "\u00AD", "\uFEFF", "Date: ", "Title: x", "Comments", "MB/NC",
        "3.10", "TRUE", "1e5", "the", "shall", "may not", "Table 1", "#REF!", "{=A1}", "''", "{0}", "&C&P",
    ];

    private static readonly Gen<string?> Text = Gen.Frequency(
        (3, Gen.Const((string?)null)), (1, Gen.Const((string?)"")),
        (6, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 8].Select(p => (string?)string.Concat(p))),
        (2, Gen.String[Gen.Char[' ', '~'], 0, 60].Select(s => (string?)s)));

    private static readonly Gen<FormHead> Head = Text.Array[FormHead.Texts.Length].Select(Filled<FormHead>(new(), FormHead.Texts));

    public static Gen<CommentingForm> Form(FormLayout layout)
    {
        var columns = FormRow.ColumnsOf(layout);
        return Gen.Select(Head, Text.Array[columns.Length].Select(Filled(FormRow.Empty, columns)).Array[0, 6],
            (head, rows) => new CommentingForm(layout, head, [.. rows]));
    }

    private static Func<string?[], T> Filled<T>(T empty, ImmutableArray<TextOf<T>> texts) =>
        values => texts.Zip(values).Aggregate(empty, (of, t) => t.First.Set(of, t.Second));
}
