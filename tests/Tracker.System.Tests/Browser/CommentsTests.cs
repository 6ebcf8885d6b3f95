using Microsoft.Playwright;
using Tracker.Comments;
using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>Comments on a draft: two colleagues say the same on two servers, the head merges and decides, and the commenting form says so.</summary>
public sealed class CommentsTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Draft = "ISO/IEC DIS 23837-2", Tab = "d/sample-sg13?tab=comments";
    private static readonly GroupId Company = GroupId.Parse("org/sample-industry");
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sample-sg13");

    [Fact]
    public async Task Colleagues_comment_on_a_draft_the_head_merges_and_decides_and_the_form_is_exported_and_added()
    {
        await servers.Add("ines", "Ines Duarte (sample)", Company);
        await using var head = await servers.SignIn("sample-head");
        await using var kim = await servers.SignIn("sample-member");
        await using var ines = await servers.SignIn("ines");
        await head.Sends(Delegation, CompartmentId.Delegation,
            new AddToRoster(EntityId.New(), ParticipantId.Parse("ines"), "Ines Duarte (sample)", Company, RosterRole.Member));

        foreach (var seat in new[] { head, kim, ines }) await seat.Go(Tab);
        await Collected(kim, [head, ines]);
        await SaidTwice(kim, ines, head);
        await Decided(head, kim, ines);
        await Exported(head);
        await Added(ines, kim);
        foreach (var seat in new[] { head, kim, ines }) seat.Person.HasNoFaults();
    }

    /// <summary>A member names the draft; everyone on the roster has it at once.</summary>
    private static async Task Collected(Seat kim, Seat[] others)
    {
        await kim.Photographed("comments-0-empty");
        await kim.Fill("#document-name", Draft);
        await kim.Page.Locator("#document-point").SelectOptionAsync("sample-framework");
        await kim.Press("Collect comments");
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Heading, new() { Name = Draft })).ToBeVisibleAsync();
        foreach (var seat in others) await seat.Page.GetByRole(AriaRole.Link, new() { Name = Draft }).ClickAsync();
    }

    private static async Task SaidTwice(Seat kim, Seat ines, Seat head)
    {
        await kim.Press("Add the comment");
        await kim.Sees("Write a comment, or the change that it proposes.");
        await kim.Fill("#comment-clause", "3.1");
        await kim.Fill("#comment-words", "The term is not defined.");
        await kim.Fill("#comment-change", "Define it");
        await kim.Press("Add the comment");
        await Assertions.Expect(Comments(ines)).ToContainTextAsync(["The term is not defined."]);
        await ines.Page.Locator("summary", new() { HasTextString = "Add a comment" }).ClickAsync();
        await ines.Fill("#comment-clause", "3.1");
        await ines.Fill("#comment-words", "the term is  not defined");
        await ines.Fill("#comment-change", "Define it");
        await ines.Press("Add the comment");
        foreach (var seat in new[] { head, kim, ines }) await Assertions.Expect(Comments(seat)).ToHaveCountAsync(2);
        // Who may not decide is not offered it.
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Decide|Merge)") })).ToHaveCountAsync(0);
        await Person.Accessible(head.Page);
    }

    private static async Task Decided(Seat head, Seat kim, Seat ines)
    {
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Merge 1 other that says the same") }).First.ClickAsync();
        foreach (var seat in new[] { head, kim, ines })
        {
            await Assertions.Expect(Comments(seat)).ToHaveCountAsync(1);
            await Assertions.Expect(Comments(seat)).ToContainTextAsync(["2 comments of 2 authors"]);
            await Assertions.Expect(Comments(seat)).ToContainTextAsync(["Ines Duarte (sample)"]);
        }
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Decide") }).ClickAsync();
        await head.Page.GetByLabel("What becomes of it").SelectOptionAsync("AcceptedWithModifications");
        await head.Page.GetByLabel("Observation (optional)").FillAsync("Said in a note");
        await head.Photographed("comments-1-deciding");
        await Person.Accessible(head.Page);
        await head.Press("Record the decision");
        foreach (var seat in new[] { head, kim, ines })
        {
            await Assertions.Expect(Comments(seat)).ToContainTextAsync(["Accepted with modifications"]);
            await Assertions.Expect(Comments(seat)).ToContainTextAsync(["Observation: Said in a note"]);
        }
        await kim.Photographed("comments-2-decided");
    }

    /// <summary>What is saved from the page is read back as what was decided.</summary>
    private static async Task Exported(Seat head)
    {
        foreach (var form in (string[])["Form as DOCX", "Form as XLSX"])
        {
            var read = await Saved(head, form);
            Assert.Equal(Draft, read.Head.Document);
            Assert.Contains("· Delegation · For Alex Morgan (sample)", read.Head.Marking, StringComparison.Ordinal);
            var row = Assert.Single(read.Rows);
            Assert.Equal(("3.1", "te", "Define it"), (row.Clause, row.Type, row.ProposedChange));
            Assert.Equal("Accepted with modifications. Said in a note", row.Observation);
        }
        var own = await Saved(head, "With authors (XLSX)");
        Assert.Equal(["The term is not defined.", "the term is  not defined"], own.Rows.Select(r => r.Comment));
        Assert.Contains("Ines Duarte (sample)", own.Rows.Select(r => r.User));
        Assert.All(own.Rows, r => Assert.Equal("Accepted with modifications", r.Resolution));
    }

    /// <summary>A form with what looks like a formula is added; a second time there is nothing new in it. One that is damaged is said to be.</summary>
    private static async Task Added(Seat ines, Seat kim)
    {
        await ines.Page.Locator("summary", new() { HasTextString = "Add the comments of a form" }).ClickAsync();
        var form = CommentForms.Write("a.xlsx", new(FormLayout.ExportB, new(), [new(Clause: "10", Comment: "=1+1", User: "US expert")]));
        await Choose(ines, "damaged.xlsx", form.Bytes![..100]);
        await ines.Sees("The file is damaged, or is not what its ending says.");
        await Choose(ines, "form.xlsx", form.Bytes!);
        await ines.Sees("1 new comment.");
        await ines.Press("Add 1 comment");
        foreach (var seat in new[] { ines, kim })
        {
            await Assertions.Expect(Comments(seat)).ToHaveCountAsync(2);
            await Assertions.Expect(Comments(seat).Nth(1)).ToContainTextAsync("=1+1");
            await Assertions.Expect(Comments(seat).Nth(1)).ToContainTextAsync("US expert, added by Ines Duarte (sample)");
        }
        await Choose(ines, "again.xlsx", form.Bytes!);
        await ines.Sees("0 new comments, 1 here already.");
        await ines.Photographed("comments-3-added");
    }

    private static Task Choose(Seat seat, string name, byte[] bytes) =>
        seat.Page.Locator("#comment-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    private static async Task<CommentingForm> Saved(Seat seat, string link)
    {
        var saved = await seat.Page.RunAndWaitForDownloadAsync(() => seat.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return CommentForms.Read(saved.SuggestedFilename, await File.ReadAllBytesAsync(await saved.PathAsync())).Form!;
    }

    private static ILocator Comments(Seat seat) => seat.Page.Locator("ul[aria-label='Comments'] > li");
}
