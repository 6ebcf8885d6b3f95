using Bunit;
using Tracker.Domain.Shared;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records;

public sealed class RecordListTests : BunitContext
{
    [Fact]
    public void List_shows_title_details_and_last_change_of_each_record()
    {
        var list = Show([Of("a", "Study Group 13", ("body", "ITU-T")), Of("b", "Study Group 17")]);
        Assert.Equal("Committees", list.Find("h1").TextContent);
        Assert.Equal(["Title", "Body", "Last change"], list.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal(["Study Group 13", "Study Group 17"], list.FindAll("tbody th a").Select(a => a.TextContent));
        Assert.Equal("records/committee/a", list.Find("tbody th a").GetAttribute("href"));
        Assert.Equal(["ITU-T", "1 Jul 2026, 12:00 UTC", "", "1 Jul 2026, 12:00 UTC"], list.FindAll("tbody td").Select(d => d.TextContent));
        Assert.Empty(list.FindAll("nav"));
    }

    [Fact]
    public void List_repeats_no_title_says_a_status_in_words_and_shows_days_in_order()
    {
        var list = Show([Of("a", "Framework", ("names", "Framework | FVCN"), ("status", "under-study"), ("statusLabel", "under study"),
            ("closesOn", "2027-03-12"), ("opensOn", "2027-03-01")), Of("b", "Terms", ("names", "Terms"), ("status", "10.00"), ("statusLabel", "registered"))]);
        Assert.Equal(["Title", "Other names", "Status", "Opens on", "Closes on", "Last change"], list.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal(["FVCN", "Under study", "1 Mar 2027", "12 Mar 2027"], list.FindAll("tbody td").Select(d => d.TextContent).Take(4));
        Assert.Equal(["", "10.00 registered", "", ""], list.FindAll("tbody td").Select(d => d.TextContent).Skip(5).Take(4));
    }

    [Fact]
    public void Page_behind_the_end_of_a_list_says_so() =>
        Assert.Contains("The list ends before this page.", Show([], page: 9).Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "No record of this kind is shared with you yet.")]
    [InlineData("x", "No title contains “x”.")]
    public void List_without_records_says_so(string? contains, string sentence)
    {
        var list = Show([], contains);
        Assert.Contains(sentence, list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void Pages_of_a_long_list_keep_what_was_searched_for()
    {
        var list = Show([Of("a", "Study Group 13")], "study group", page: 2, hasMore: true);
        Assert.Equal(
            [
                "records/committee?page=1&contains=study%20group", "records/committee?page=3&contains=study%20group",
                "records/committee?page=1&rows=1000&contains=study%20group",
            ],
            list.FindAll("nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("study group", list.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<RecordList> Show(IReadOnlyList<ListedRecord> records, string? contains = null, int page = 1, bool hasMore = false) =>
        Render<RecordList>(p => p.Add(l => l.Kind, "committee").Add(l => l.Records, records)
            .Add(l => l.Contains, contains).Add(l => l.Page, page).Add(l => l.HasMore, hasMore));

    private static ListedRecord Of(string key, string title, params (string Name, string Value)[] detail) =>
        new(ActorId.Parse("committee/" + key), title, detail.ToDictionary(d => d.Name, d => d.Value), FakeShelf.Noon);
}
