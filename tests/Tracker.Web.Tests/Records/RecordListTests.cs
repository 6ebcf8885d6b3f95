using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;
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

    [Theory]
    [InlineData("not-accepted", "not accepted by the group", "Not accepted by the group")]
    [InlineData("international-standard", "", "International standard")]
    [InlineData("10.98", "rejected", "10.98 rejected")]
    [InlineData("60.60", "", "60.60")]
    public void Stage_is_said_in_words_and_its_number_stays_beside_them(string status, string label, string shown) =>
        Assert.Contains(shown, Show([Of("a", "Framework", ("status", status), ("statusLabel", label))]).FindAll("tbody td").Select(d => d.TextContent));

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

    [Fact]
    public void List_of_another_date_says_so_and_its_links_keep_the_date()
    {
        var then = new Clocks(PartialDate.Parse("2016-06"), PartialDate.Parse("2022"));
        var list = Show([Of("a", "Study Group 13")], "study", hasMore: true, then: then, hasDates: true);
        Assert.StartsWith("As of Jun 2016, as known on 2022.", list.Find("p.banner").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("records/committee?contains=study", list.Find("p.banner a").GetAttribute("href"));
        Assert.Equal("records/committee/a?asof=2016-06&known=2022", list.Find("tbody th a").GetAttribute("href"));
        Assert.Equal("records/committee?page=2&contains=study&asof=2016-06&known=2022", list.Find("nav a[rel=next]").GetAttribute("href"));
        Assert.Equal(["asof=2016-06", "known=2022"],
            list.FindAll("form[role=search] input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));
        Assert.Equal("2016-06", list.Find("#clock-asof").GetAttribute("value"));

        list.Find("#clock-known").Change("");
        list.Find("form.clocks").Submit();
        Assert.EndsWith("records/committee?contains=study&asof=2016-06", Address(), StringComparison.Ordinal);
        list.Find("form[role=search] input[type=search]").Change("group");
        list.Find("form[role=search]").Submit();
        Assert.EndsWith("records/committee?contains=group&asof=2016-06&known=2022", Address(), StringComparison.Ordinal);
    }

    [Fact]
    public void List_without_dates_offers_none_and_an_empty_one_of_another_date_says_why()
    {
        Assert.Empty(Show([Of("a", "Study Group 13")]).FindAll("form.clocks"));
        var list = Show([], then: new Clocks(null, PartialDate.Parse("2001")), hasDates: true);
        Assert.Contains("No record of this kind was known then.", list.Markup, StringComparison.Ordinal);
    }

    private string Address() => Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().Uri;

    private IRenderedComponent<RecordList> Show(
        IReadOnlyList<ListedRecord> records, string? contains = null, int page = 1, bool hasMore = false, Clocks? then = null, bool hasDates = false) =>
        Render<RecordList>(p => p.Add(l => l.Kind, "committee").Add(l => l.Records, records).Add(l => l.Contains, contains)
            .Add(l => l.Page, page).Add(l => l.HasMore, hasMore).Add(l => l.Then, then).Add(l => l.HasDates, hasDates));

    private static ListedRecord Of(string key, string title, params (string Name, string Value)[] detail) =>
        new(ActorId.Parse("committee/" + key), title, detail.ToDictionary(d => d.Name, d => d.Value), FakeShelf.Noon);
}
