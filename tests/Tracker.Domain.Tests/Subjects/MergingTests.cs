using Tracker.Domain.Search;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

public sealed class MergingTests
{
    private static readonly ActorId Other = ActorId.Parse("work-item/two");
    private readonly Desk desk = Desk.Opened(WorkItem.Kind);

    [Fact]
    public void Merged_record_keeps_its_facts_and_leads_to_the_other_until_it_is_split_again()
    {
        var facts = desk.Facts.Book;
        Assert.Null(desk.Send(Desk.Expert, new MergeRecord(Other, "The same proposal")));
        Assert.Equal((Other, "The same proposal", Desk.Expert.Id), (desk.Facts.Merged!.Into, desk.Facts.Merged.Said.Text, desk.Facts.Merged.Said.By));
        Assert.Equal(facts, desk.Facts.Book);
        Assert.Equal(Other.Value, Row().Detail[Merging.Column]);
        Assert.Equal([SearchTerms.NamedAs(Other)], Texts().Where(t => t.Key == Merging.Key).SelectMany(t => SearchTerms.Of(t.Text, t.Place)));

        Assert.Null(desk.Send(Desk.Rival, new SplitRecord("Another one after all")));
        Assert.Null(desk.Facts.Merged);
        Assert.Equal("Another one after all", Assert.Single(desk.Facts.Merges!).Split!.Text);
        Assert.DoesNotContain(Merging.Column, Row().Detail.Keys);
        Assert.DoesNotContain(Texts(), t => t.Key == Merging.Key);
        Assert.Null(desk.Send(Desk.Expert, new MergeRecord(Other, "It is the same")));
        Assert.Equal(2, desk.Facts.Merges!.Count);
    }

    [Fact]
    public void Before_a_merge_was_known_there_are_two_records_whatever_the_day_in_the_world()
    {
        desk.Send(Desk.Expert, new MergeRecord(Other, "The same"));
        var at = desk.Facts.Merged!.Said.At;
        Assert.Null(desk.Facts.Seen(null, at.AddTicks(-10)).Merged);
        Assert.NotNull(desk.Facts.Seen(null, at).Merged);
        Assert.NotNull(desk.Facts.Seen(new DateOnly(1999, 1, 1), null).Merged);
        var split = desk.Facts.Merged with { Split = new("No", Desk.Expert.Id, at.AddDays(1)) };
        Assert.NotNull(split.KnownAt(at)!);
        Assert.Null(split.KnownAt(at)!.Split);
        Assert.NotNull(split.KnownAt(at.AddDays(2))!.Split);
    }

    [Theory]
    [InlineData("work-item/one", "Same", "'into' must be another record than this one.", "into")]
    [InlineData("standard/two", "Same", "'into' must be a record of the same kind.", "into")]
    [InlineData("work-item/two", " ", "'reason' must not be empty.", "reason")]
    public void What_cannot_be_merged_is_refused_with_its_field(string into, string reason, string sentence, string field)
    {
        var refused = desk.Send(Desk.Expert, new MergeRecord(ActorId.Parse(into), reason));
        Assert.Equal((sentence, field), (refused!.Sentence, refused.Field));
        Assert.Null(desk.Facts.Merges);
    }

    [Fact]
    public void Record_is_merged_once_and_split_only_if_it_is_merged()
    {
        Assert.Equal("This record is not merged into another one.", desk.Send(Desk.Expert, new SplitRecord("No"))!.Sentence);
        desk.Send(Desk.Expert, new MergeRecord(Other, "The same"));
        Assert.Equal("into", desk.Send(Desk.Expert, new MergeRecord(ActorId.Parse("work-item/three"), "The same"))!.Field);
        Assert.Equal("reason", desk.Send(Desk.Expert, new SplitRecord(""))!.Field);
        Assert.Equal(Other, desk.Facts.Merged!.Into);
    }

    [Fact]
    public void Only_those_who_may_record_facts_merge_and_only_in_the_public_record()
    {
        Assert.Equal(Rejection.MayOnlyRead, desk.Send(Desk.Guest, new MergeRecord(Other, "The same")));
        Assert.Equal("compartment", desk.Send(Desk.Liaison, new MergeRecord(Other, "The same"), CompartmentId.Government)!.Field);
    }

    private Listing Row() => WorkItem.Kind.ListingOf(CompartmentId.Record, desk.Facts)!;

    private IEnumerable<SearchText> Texts() => WorkItem.Kind.SearchedIn(CompartmentId.Record, desk.Facts).SelectMany(s => s.Texts());
}
