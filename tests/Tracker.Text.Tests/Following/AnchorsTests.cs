namespace Tracker.Text.Tests.Following;

public sealed class AnchorsTests
{
    private static readonly TextRange Range = new(5, 10);

    [Fact]
    public void Inserts_at_both_ends_stay_outside_and_inserts_within_are_part()
    {
        Assert.Equal(new TextRange(7, 12), Moved(TextChange.Build().Retain(5).Insert("ab")));
        Assert.Equal(new TextRange(5, 10), Moved(TextChange.Build().Retain(10).Insert("ab")));
        Assert.Equal(new TextRange(5, 12), Moved(TextChange.Build().Retain(6).Insert("ab")));
    }

    [Fact]
    public void Deletion_shortens_the_range_and_a_deletion_of_all_of_it_ends_it()
    {
        Assert.Equal(new TextRange(3, 6), Moved(TextChange.Build().Retain(3).Delete(4)));
        Assert.Null(Moved(TextChange.Build().Retain(5).Delete(5)));
        Assert.Null(Moved(TextChange.Build().Delete(20)));
        Assert.Null(Moved(TextChange.Build().Retain(5).Insert("new").Delete(5)));
    }

    private static TextRange? Moved(TextChangeBuilder change) => Anchors.Move(Range, change.ToChange());
}
