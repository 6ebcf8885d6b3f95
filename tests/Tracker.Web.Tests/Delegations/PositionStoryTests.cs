using System.Text.Json;
using Tracker.Client;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class PositionStoryTests
{
    [Theory]
    [InlineData("positions.p1.stance", "\"not-yet\"", "\"support-with-changes\"", "Stance", "not yet", "support with changes")]
    [InlineData("positions.p1.state", "\"draft\"", "\"in-review\"", "State", "draft", "in review")]
    [InlineData("positions.p1.texts.red-line", "null", "\"No.\"", "Red line", "(empty)", "No.")]
    [InlineData("positions.p1.spokesperson", "null", "\"ben\"", "Spokesperson", "(empty)", "Ben Boat")]
    [InlineData("positions.p1.concurrences.ben.answer", "null", "\"concur-with-comment\"", "Answer of Ben Boat", "(empty)", "concur with comment")]
    [InlineData("positions.p1.publishedTo.partner/ca.withdrawn", "false", "true", "Shared with partner ca: withdrawn", "no", "yes")]
    [InlineData("positions.p1.writtenTogether", "null", "[\"red-line\",\"fallback\"]", "Texts in the editor", "(empty)", "Red line, Fallback")]
    [InlineData("agenda.p1.removed", "false", "true", "Removed", "no", "yes")]
    public void Change_is_told_in_the_words_of_the_screen(string path, string from, string to, string what, string before, string after)
    {
        var line = Assert.Single(Of(path, from, to));
        Assert.Equal((what, before, after), (line.What, line.From, line.To));
    }

    [Fact]
    public void Text_that_was_changed_shows_what_was_put_in_and_taken_out()
    {
        var line = Assert.Single(Of("positions.p1.texts.rationale", "\"No new registry.\"", "\"No registry at all.\""));
        Assert.Equal("No new registry.", string.Concat(line.Parts!.Where(p => p.Kind != OpKind.Insert).Select(p => p.Text)));
        Assert.Equal("No registry at all.", string.Concat(line.Parts!.Where(p => p.Kind != OpKind.Delete).Select(p => p.Text)));
        Assert.Contains(line.Parts!, p => p is { Kind: OpKind.Insert, Text: " at all" });
        Assert.Contains(line.Parts!, p => p is { Kind: OpKind.Delete, Text: "new " or " new" });
    }

    [Fact]
    public void Event_that_changed_nothing_to_be_read_is_told_by_its_name() =>
        Assert.Equal("Text edited", Assert.Single(Of("positions.p1.textVersion", "1", "2")).What);

    [Theory]
    [InlineData("preparation.planned", "preparations.01a2.title", "Preparation planned “Before SG13”")]
    [InlineData("preparation.answered", "preparations.01a2.invited.ben.answer", "Preparation answered")]
    [InlineData("view.issued", "issuedViews.01a2.subject", "View issued “Before SG13”")]
    public void What_only_mentions_the_point_is_one_line_without_identifiers(string happened, string path, string expected)
    {
        var line = new HistoryLine(
            CompartmentId.Delegation, 1, FakeShelf.Noon, FakeHub.Ben, happened, [new(path, null, Json("\"Before SG13\"")), new("tasks.01a3.id", null, null)]);
        Assert.Equal(expected, Assert.Single(new PositionStory(FakeHub.Point, _ => "nobody").Of(line)).What);
    }

    private static IEnumerable<StoryLine> Of(string path, string from, string to) =>
        new PositionStory(FakeHub.Point, id => id == FakeHub.Ben ? "Ben Boat" : "nobody").Of(new HistoryLine(
            CompartmentId.Delegation, 1, FakeShelf.Noon, FakeHub.Ben, "position.text-edited", [new(path, Json(from), Json(to))]));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
