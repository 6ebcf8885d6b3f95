using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>A new record of the public record, and the results of a search, with the keyboard alone.</summary>
public sealed class NewRecordTests(SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task Record_is_created_by_keys_alone_refuses_what_is_wrong_at_its_field_and_is_found_by_others()
    {
        await using var head = await Typist.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Press(AriaRole.Link, "Work items");
        await head.IsAt("Work items");
        await head.Keys("c");
        await head.IsAt("New work item");

        await head.Fill(AriaRole.Textbox, "Document", "Work programme of SG13");
        await head.Fill(AriaRole.Textbox, "Title", "Framework of quantum tea");
        await head.Fill(AriaRole.Combobox, "Body", "ITU-T");
        await head.Fill(AriaRole.Combobox, "Committee", "Study Group 13");
        await Typist.Shows(head.Page.GetByRole(AriaRole.Option, new() { Name = "Study Group 13", Exact = false }));
        await head.Keys("ArrowDown", "Enter");
        await head.Reach(AriaRole.Combobox, "Stage reached");
        await head.Type("Under");
        await head.Press(AriaRole.Button, "Create the work item");
        await head.IsOn(AriaRole.Textbox, "Words of the source");
        await head.Sees("A source must have a quote, a link or a passage of a document.");
        await Person.Accessible(head.Page);

        await head.Type("Y.tea: under study");
        await head.Fill(AriaRole.Textbox, "Identifier", "Y.tea");
        await Assertions.Expect(head.Page.Locator("#new-key")).ToHaveValueAsync("itu-t/y.tea");
        await head.Press(AriaRole.Button, "Create the work item");
        await head.IsAt("Framework of quantum tea");
        foreach (var fact in (string[])["Y.tea", "Study Group 13", "Under study"]) await head.Sees(fact);

        await using var member = await Typist.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await member.Keys("/");
        await member.IsOn(AriaRole.Searchbox, "Words or an identifier");
        await member.Type("quantum tea");
        await member.Keys("Enter");
        await Assertions.Expect(member.Heading).ToHaveTextAsync("Results for “quantum tea”");
        await Typist.Counts(member.Page.Locator(".results > li"), 1);
        await Typist.Shows(member.Page.Locator(".results mark"));
        await member.Press(AriaRole.Link, "Framework of quantum tea");
        await member.IsAt("Framework of quantum tea");
        head.HasNoFaults();
        member.HasNoFaults();
    }

    [Fact]
    public async Task Key_in_use_leads_to_the_record_that_has_it_and_what_was_written_is_there_on_the_way_back()
    {
        await using var head = await Typist.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Press(AriaRole.Link, "Meetings");
        await head.IsAt("Meetings");
        await head.Press(AriaRole.Link, "New meeting");
        await head.IsAt("New meeting");
        await head.Fill(AriaRole.Textbox, "Document", "List of meetings");
        await head.Fill(AriaRole.Textbox, "Words of the source", "28th plenary");
        await head.Fill(AriaRole.Textbox, "Title", "28th plenary");
        await head.Sees("Already in the record?");
        await head.Fill(AriaRole.Textbox, "From: year, month or day", "2022");
        await head.Fill(AriaRole.Textbox, "To: the same", "2021");
        await head.Fill(AriaRole.Textbox, "Key", "jtc1-28");
        await head.Press(AriaRole.Button, "Create the meeting");
        await head.IsOn(AriaRole.Textbox, "To: the same");
        await head.Keys("Control+a");
        await head.Type("2022");
        await head.Press(AriaRole.Button, "Create the meeting");
        await head.IsOn(AriaRole.Textbox, "Key");
        await head.Sees("This record already exists.");
        await head.Press(AriaRole.Link, "Open the record with this key");
        await Assertions.Expect(head.Heading).ToContainTextAsync("plenary");
        await head.Page.GoBackAsync();
        await Assertions.Expect(head.Page.Locator("#new-title")).ToHaveValueAsync("28th plenary");
        head.HasNoFaults();
    }

    [Fact]
    public async Task All_results_of_the_palette_are_a_page_of_their_own_by_kind()
    {
        await using var head = await Typist.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await head.Keys("Control+k");
        await head.Type("quantum");
        await Typist.Shows(head.Page.GetByRole(AriaRole.Option, new() { Name = "All results", Exact = false }));
        await head.Keys("ArrowUp", "Enter");
        await head.IsAt("Results for “quantum”");
        await Person.Accessible(head.Page);
        var kinds = head.Page.GetByRole(AriaRole.Navigation, new() { Name = "Kind" });
        await head.Press(AriaRole.Link, "Show more results");
        var all = await kinds.Locator("a .muted").First.InnerTextAsync();
        await Typist.Counts(head.Page.Locator(".results > li"), int.Parse(all, global::System.Globalization.CultureInfo.InvariantCulture));
        var organisations = kinds.GetByRole(AriaRole.Link, new() { Name = "Organisations" });
        await head.Press(AriaRole.Link, string.Join(' ', (await organisations.InnerTextAsync()).Split()), back: true);
        await Assertions.Expect(kinds.Locator("[aria-current]")).ToContainTextAsync("Organisations");
        await Assertions.Expect(head.Page.Locator(".card h2")).ToHaveTextAsync(["Organisations"]);
        head.HasNoFaults();
    }
}
