using Tracker.Testing;
using Tracker.Text.Tests.Reference;

namespace Tracker.Text.Tests.Following;

public sealed class ComparisonTests
{
    [Fact]
    public void Added_removed_and_formatted_text_is_shown_with_its_authors_in_order()
    {
        var compared = Comparison.Since(RichText.FromPlain("one two three"),
        [
            ("anna", TextChange.Build().Retain(3).Insert(" and").ToChange()),
            ("ben", TextChange.Build().Delete(3).ToChange()),
            ("anna", TextChange.Build().Retain(9).Retain(5, TextAttributes.Of(("bold", true))).ToChange()),
        ]);
        Assert.Equal(
        [
            new(0, 3, ChangedKind.Removed, "ben"), new(3, 7, ChangedKind.Added, "anna"), new(12, 17, ChangedKind.Formatted, "anna"),
        ], compared.Places);
        Assert.Equal("one and two three", RichText.FromChange(compared.Document).PlainText());
    }

    [Fact]
    public void Text_added_and_removed_in_between_vanishes()
    {
        var compared = Comparison.Since(RichText.FromPlain("ab"), [("anna", Change(1, "xyz", 0)), ("ben", Change(1, null, 3))]);
        Assert.Empty(compared.Places);
        Assert.Equal(RichText.FromPlain("ab").ToChange(), compared.Document);
    }

    [Fact]
    public void Random_histories_hold_the_present_text_without_what_was_removed_and_the_old_without_what_was_added()
    {
        var arbitrary = new Arbitrary(Seeded.For(nameof(ComparisonTests)));
        for (var i = 0; i < 3000; i++)
        {
            var start = RichText.FromChange(arbitrary.Document(8));
            var text = start;
            var changes = new List<(string, TextChange)>();
            for (var step = 0; step < 8; step++)
            {
                var change = arbitrary.Change(text.Length);
                changes.Add((arbitrary.Chance(0.5) ? "anna" : "ben", change));
                text = text.Apply(change);
            }
            var compared = Comparison.Since(start, changes).Document.Operations;
            Assert.Equal(text.ToChange(), Of(compared.Where(op => op.Attributes?.Has(Comparison.Removed) != true)));
            Assert.Equal(Plain(start.ToChange()), Plain(Of(compared.Where(op => op.Attributes?.Has(Comparison.Added) != true))));
        }
    }

    private static TextChange Of(IEnumerable<TextOp> ops) =>
        TextChange.Of([.. ops.Select(op => op.With(op.Attributes?.Without(Comparison.Added)?.Without(Comparison.Removed)?.Without(Comparison.Changed)))]);

    private static string Plain(TextChange text) => RichText.FromChange(text).PlainText();

    private static TextChange Change(int at, string? text, int deleted) => TextChange.Build().Retain(at).Insert(text ?? "").Delete(deleted).ToChange();
}
