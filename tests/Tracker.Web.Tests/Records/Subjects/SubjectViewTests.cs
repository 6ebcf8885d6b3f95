using System.Text.Json;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Client;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Records.Subjects;
using Tracker.Web.Tests.Doubles;
using Passage = Tracker.Domain.Claims.Passage;

namespace Tracker.Web.Tests.Records.Subjects;

/// <summary>A page of the public record: what it says, where each fact has its source, and what its forms send.</summary>
public sealed class SubjectViewTests : BunitContext
{
    private static readonly ActorId Item = ActorId.Parse("work-item/itu/newip");
    private static readonly Source Study = new("Study of 2022", "They said so.", "Chapter 2 > Proposals, line 1440");

    private readonly FakeHub hub = new(WorkItem.Kind, Item);
    private readonly List<MentionLine> named = [];
    private readonly FakeDocuments documents = new();
    private int recorded;

    public SubjectViewTests()
    {
        hub.Hold(CompartmentId.Record, Right.Write);
        hub.Happen(CompartmentId.Record, new SubjectOpened("ITU-T"));
        Record(new Titled("New IP"));
    }

    [Fact]
    public async Task Fact_is_said_in_words_with_its_date_and_leads_to_the_words_of_its_source()
    {
        var stage = Record(new StatusReached(StatusCode.Parse("proposed")), new PartialInterval(PartialDate.Parse("2019")));
        var page = await Show();
        var row = page.FindAll("tr").Single(r => r.QuerySelector("th")!.TextContent == "Stage");
        Assert.Equal("Proposed", row.QuerySelector(".text")!.TextContent);
        Assert.Equal("2019", row.QuerySelector("[data-l=When]")!.TextContent);
        var chip = row.QuerySelector("a.src")!;
        Assert.Equal("Proposals, line 1440", chip.TextContent);
        Assert.Equal($"records/{Item}?claim={stage}#source", chip.GetAttribute("href"));
        Assert.DoesNotContain("They said so.", page.Markup, StringComparison.Ordinal);

        page.Render(p => p.Add(v => v.Claim, stage.Value));
        Assert.Equal("They said so.", page.Find("#source blockquote").TextContent);
    }

    [Fact]
    public async Task Record_is_merged_into_another_with_a_reason_after_what_it_means_was_shown()
    {
        var page = await Show();
        Assert.Equal($"records/{Item}?form=merge#form", page.FindAll(".head a.btn").Single(a => a.TextContent == "Same as another…").GetAttribute("href"));
        page.Render(p => p.Add(v => v.Form, "merge"));
        page.Find("#merge-reason").Input("The same proposal");
        await page.Find("#form form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("must not be empty", page.Find("#form").TextContent, StringComparison.Ordinal));
        Assert.Equal("The same proposal", page.Find("#merge-reason").GetAttribute("value"));
    }

    [Fact]
    public async Task Merged_record_says_of_which_it_is_the_same_and_by_whom_and_why()
    {
        hub.Happen(CompartmentId.Record, new RecordMerged(ActorId.Parse("work-item/itu/fvcn"), "The same proposal"));
        var page = await Show();
        Assert.Equal("records/work-item/itu/fvcn", page.Find(".banner b a").GetAttribute("href"));
        Assert.Contains("“The same proposal”", page.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Same as another…", page.Find(".head").TextContent, StringComparison.Ordinal);
        Assert.Equal($"records/{Item}?form=split#form", page.FindAll(".banner a")[^1].GetAttribute("href"));
        page.Render(p => p.Add(v => v.Form, "split"));
        Assert.Equal("Why they are not the same", page.Find("label[for=merge-reason]").TextContent);
    }

    [Fact]
    public async Task Facts_of_a_record_that_is_the_same_are_shown_with_where_they_were_recorded()
    {
        named.Add(new MentionLine(ActorId.Parse("work-item/itu/fvcn"), "FVCN", CompartmentId.Record, Merging.Same, []));
        var page = await Show();
        Assert.Contains("Recorded in “FVCN”", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("that name it", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_passage_are_cut_from_the_kept_document_and_without_one_the_way_to_add_it_is_shown()
    {
        var sha256 = new string('a', 64);
        var claim = Record(new Described("decision", "It was not accepted"), source: new Source("Report", Passage: new(sha256, "5-32")));
        var page = await Show(claim);
        Assert.Equal($"records/source/new?title=Report&expects={sha256}", page.Find("#source p.muted a").GetAttribute("href"));

        documents.Keep(sha256, "One. The group did not accept it. Two.");
        page.Render(p => p.Add(v => v.Claim, null));
        page.Render(p => p.Add(v => v.Claim, claim.Value));
        Assert.Equal("The group did not accept it", page.Find("#source blockquote mark").TextContent);
        Assert.Equal($"records/source/report?text={sha256}&from=5&span=5-32#text", page.Find("#source p.sm a").GetAttribute("href"));

        documents.Keep(sha256, null);
        page.Render(p => p.Add(v => v.Claim, null));
        page.Render(p => p.Add(v => v.Claim, claim.Value));
        Assert.Contains("Its pages are pictures.", page.Find("#source p.muted").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_a_kept_document_has_are_cited_from_there_and_not_copied()
    {
        documents.Keep(new string('a', 64), "One. The group\ndid not accept it. Two.");
        hub.Judge = _ => new OutcomeMessage(Result.Accepted, 9);
        var page = await Show(form: "add");
        page.Find("#claim-document").Input("Report");
        page.Find("#claim-quote").Input("The group did not accept it");
        page.WaitForAssertion(() => Assert.Contains("Found in", page.Find("#form fieldset .hint").TextContent, StringComparison.Ordinal));
        page.Find("#claim-kind").Change("identified");
        page.WaitForElement("#claim-identifier").Input("TSAG-C83");
        page.Find("#form form").Submit();
        var source = ((RecordClaim)Sent(await hub.NextSent())).Claim.Source!;
        Assert.Equal((null, new Passage(new string('a', 64), "5-32")), (source.Quote, source.Passage));
    }

    [Fact]
    public async Task Document_that_not_everyone_may_read_is_not_named_to_everyone()
    {
        documents.Keep(new string('a', 64), "One. The group did not accept it. Two.");
        documents.Keeper = CompartmentId.Government;
        hub.Judge = _ => new OutcomeMessage(Result.Accepted, 9);
        var page = await Show(form: "add");
        page.Find("#claim-document").Input("Report");
        page.Find("#claim-quote").Input("The group did not accept it");
        page.WaitForAssertion(() => Assert.Contains("Not everyone may read", page.Find("#form fieldset .hint").TextContent, StringComparison.Ordinal));
        page.Find("#claim-kind").Change("identified");
        page.WaitForElement("#claim-identifier").Input("TSAG-C83");
        page.Find("#form form").Submit();
        var source = ((RecordClaim)Sent(await hub.NextSent())).Claim.Source!;
        Assert.Equal(("The group did not accept it", null), (source.Quote, source.Passage));
    }

    [Fact]
    public async Task Sources_that_differ_stand_side_by_side_and_one_is_preferred_with_a_reason()
    {
        var first = Record(new OfDocumentKind(DocumentKind.Proposal));
        Record(new OfDocumentKind(DocumentKind.Recommendation));
        var page = await Show(claim: first);
        Assert.Equal(["Proposal", "Recommendation"], page.FindAll(".cand b").Select(b => b.TextContent));
        var prefer = page.FindAll("#source details").Single(d => d.QuerySelector("summary")!.TextContent == "Prefer this one…");
        prefer.QuerySelector("input")!.Input("It is the body's own word");
        page.Find("#prefer-reason").Closest("form")!.Submit();
        Assert.Equal(new PreferClaim(first, "It is the body's own word"), Sent(await hub.NextSent()));
    }

    [Fact]
    public async Task What_others_say_is_kept_apart_from_what_is_known()
    {
        Record(new Editor(new Reference("CESI")), hearsay: new Hearsay("CESI"));
        var page = await Show();
        Assert.Contains(page.FindAll("h2"), h => h.TextContent.StartsWith("Heard, not confirmed", StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("h2"), h => h.TextContent.StartsWith("People and organisations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fact_is_recorded_with_its_source_and_the_next_form_begins_with_that_source()
    {
        hub.Judge = _ => new OutcomeMessage(Result.Accepted, 9);
        var page = await Show(form: "add");
        page.Find("#claim-kind").Change("identified");
        page.Find("#claim-document").Input("Work programme");
        page.Find("#claim-link").Input("https://example.org/x");
        page.Find("#claim-identifier").Input("TSAG-C83");
        page.Find("#claim-from").Input("2019-09");
        page.Find("#form form").Submit();
        var sent = (RecordClaim)Sent(await hub.NextSent());
        Assert.Equal(new Identified("TSAG-C83"), sent.Claim.Statement);
        Assert.Equal(new Source("Work programme", Link: "https://example.org/x"), sent.Claim.Source);
        Assert.Equal(PartialDate.Parse("2019-09"), sent.Claim.Valid!.From);
        page.WaitForState(() => Services.GetRequiredService<Workplace>().LastSource is not null);
        Assert.Equal(sent.Claim.Source, Services.GetRequiredService<Workplace>().LastSource);
    }

    [Fact]
    public async Task Fact_without_a_source_or_with_a_date_that_cannot_be_is_refused_at_the_form_and_nothing_is_lost()
    {
        var page = await Show(form: "add");
        page.Find("#claim-kind").Change("identified");
        page.Find("#claim-identifier").Input("TSAG-C83");
        page.Find("#form form").Submit();
        page.WaitForState(() => page.FindAll("#form .refusal").Count == 1);
        Assert.Contains("source", page.Find("#form .refusal").TextContent, StringComparison.Ordinal);
        Assert.Equal("TSAG-C83", page.Find("#claim-identifier").GetAttribute("value"));

        page.Find("#claim-document").Input("Work programme");
        page.Find("#claim-quote").Input("C83");
        page.Find("#claim-from").Input("2019-13");
        page.Find("#form form").Submit();
        page.WaitForState(() => page.Find("#claim-from").GetAttribute("aria-invalid") == "true");
        Assert.Contains("a date that exists", page.Find("#form .refusal").TextContent, StringComparison.Ordinal);
        Assert.False(hub.HasSent);
    }

    [Fact]
    public async Task Correction_begins_with_the_former_words_and_says_why()
    {
        var wrong = Record(new Editor(new Reference("Huawei", ActorId.Parse("organization/org027")), Lead: true));
        var page = await Show(claim: wrong, form: "correct");
        Assert.Equal("editor", page.Find("#claim-kind").GetAttribute("value"));
        Assert.True(page.Find("#claim-lead").HasAttribute("checked"));
        page.Find("#claim-lead").Change(false);
        page.Find("#claim-reason").Input("Not the lead");
        page.Find("#form form").Submit();
        var sent = (SupersedeClaim)Sent(await hub.NextSent());
        Assert.Equal((wrong, "Not the lead"), (sent.Claim, sent.Reason));
        Assert.Equal(new Editor(new Reference("Huawei", ActorId.Parse("organization/org027"))), sent.By.Statement);
    }

    [Fact]
    public async Task Reader_without_the_right_sees_the_facts_and_no_form()
    {
        hub.Hold(CompartmentId.Record, Right.Read);
        var page = await Show(form: "add");
        Assert.Empty(page.FindAll("form:not(.clocks)"));
        Assert.DoesNotContain("Add a fact", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_date_shows_what_was_true_then_and_offers_no_change()
    {
        Record(new Titled("Future Vertical Communications Networks"), new PartialInterval(PartialDate.Parse("2020-07")));
        Record(new StatusReached(StatusCode.Parse("proposed")), new PartialInterval(PartialDate.Parse("2019")));
        var page = await Show(asOf: "2019");
        Assert.Contains("As of 2019.", page.Find("p.banner").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Future Vertical", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Add a fact", page.Markup, StringComparison.Ordinal);
        Assert.Contains("&asof=2019#source", page.Find("a.src").GetAttribute("href"), StringComparison.Ordinal);

        page.Render(p => p.Add(v => v.AsOf, null).Add(v => v.Known, "2001"));
        Assert.Contains("Nothing of this record was known or true then.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Positions_of_ones_own_delegations_stand_beside_the_facts_and_what_the_page_says_itself_is_not_said_twice()
    {
        var (cesi, group) = (ActorId.Parse("organization/cesi"), ActorId.Parse("committee/sg13"));
        Record(new SupportingMember(new Reference("CESI", cesi)));
        named.AddRange(
        [
            new(ActorId.Parse("delegation/sg13"), "Delegation to SG13", CompartmentId.Delegation, PointMention.What, ["p1", "7", "Oppose", "Draft", "New IP"]),
            new(cesi, "CESI", CompartmentId.Record, "supporting-member", []),
            new(group, "Study Group 13", CompartmentId.Record, "decision", []),
            new(group, "Study Group 13", CompartmentId.Record, "works-on", []),
        ]);
        var page = await Show();
        var held = page.FindAll("section.card").Single(c => c.TextContent.Contains("Our positions on this", StringComparison.Ordinal));
        Assert.Equal("d/sg13/p1", held.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Oppose", held.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("h2"), h => h.TextContent.Contains("Organisations that name it", StringComparison.Ordinal));
        var committees = page.FindAll("section.card").Single(c => c.TextContent.Contains("Committees that name it", StringComparison.Ordinal));
        Assert.Equal("decision, works on", committees.QuerySelector("small")!.TextContent);
    }

    [Fact]
    public async Task Date_that_cannot_be_is_refused_at_its_field_and_kept()
    {
        var page = await Show();
        page.Find("#clock-asof").Change("2016-13");
        page.Find("form.clocks").Submit();
        Assert.Contains("a date that exists", page.Find("#clock-wrong").TextContent, StringComparison.Ordinal);
        Assert.Equal("2016-13", page.Find("#clock-asof").GetAttribute("value"));
        Assert.Equal("true", page.Find("#clock-asof").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Dated_facts_are_drawn_over_years_and_each_leads_to_its_source()
    {
        var proposed = Record(new StatusReached(StatusCode.Parse("proposed")), new PartialInterval(PartialDate.Parse("2019")));
        Assert.Empty((await Show()).FindAll("svg.chart"));
        Record(new StatusReached(StatusCode.Parse("not-accepted")), new PartialInterval(PartialDate.Parse("2020-12")));
        var page = await Show();
        Assert.Equal(["Proposed", "Not accepted by the group"], page.FindAll("svg.chart a text").Select(t => t.TextContent));
        Assert.Contains(proposed.Value, page.Find("svg.chart a").GetAttribute("href"), StringComparison.Ordinal);
    }

    private EntityId Record(Statement statement, PartialInterval? valid = null, Hearsay? hearsay = null, Source? source = null)
    {
        var id = EntityId.Parse($"c{recorded++}");
        hub.Happen(CompartmentId.Record, new ClaimRecorded(new Assertion(id, statement, source ?? Study, valid, hearsay)));
        return id;
    }

    private static Command Sent(CommandMessage message) => WorkItem.Kind.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command!;

    private async Task<IRenderedComponent<SubjectView>> Show(EntityId? claim = null, string? form = null, string? asOf = null)
    {
        var principal = new Principal(FakeHub.Ann, "Ann Ahead", [new Membership(FakeHub.Acme)]);
        var client = new TrackerClient(hub, new RecordKinds(WorkItem.Kind), principal, new FakeTimeProvider(FakeHub.Usual), seed: 1);
        var session = client.Open(Item);
        await session.Opened;
        if (!Services.Any(s => s.ServiceType == typeof(Workplace)))
        {
            Services.AddParts();
            Services.AddSingleton(new Workplace(() => hub));
            var reads = new FakeReads();
            reads.Named.AddRange(named);
            Services.AddSingleton<IReads>(reads);
            Services.AddSingleton<IDocumentReads>(documents);
            Services.AddSingleton(new Handover(null));
            SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("WebAssembly", true));
        }
        return Render<SubjectView>(p => p.Add(v => v.Desk, new Desk(client, session)).Add(v => v.Claim, claim?.Value).Add(v => v.Form, form)
            .Add(v => v.AsOf, asOf));
    }
}
