using System.Collections.Immutable;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;
using Tracker.Import.Report2022;

namespace Tracker.Import.Tests.Report2022;

public sealed class ReportReaderTests(ReportFixture report) : IClassFixture<ReportFixture>
{
    [Fact]
    public void Shipped_files_are_read_without_problems_and_every_command_is_accepted()
    {
        Assert.Empty(report.Reading.Problems.Select(p => p.ToString()));
        Assert.Empty(report.Ledger.Rejected.Select(r => $"{r.Step.File}:{r.Step.Line} {r.Step.Actor} {r.Rejection.Sentence}"));
        Assert.Equal(0, report.Ledger.Skipped);
    }

    [Fact]
    public void Every_row_of_every_shipped_file_becomes_at_least_one_claim()
    {
        Assert.Equal(Directory.GetFiles(ReportFixture.Folder, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            ReportReader.Files.Keys.Order(StringComparer.Ordinal));
        var silent = Directory.GetFiles(ReportFixture.Folder, "*.csv").Select(Path.GetFileName).ToDictionary(
            f => f!, f => File.ReadLines(Path.Combine(ReportFixture.Folder, f!)).Count() - 1 - report.Reading.Steps.Where(s => s.File == f)
                .Select(s => s.Line).Distinct().Count());
        Assert.Empty(silent.Where(f => f.Value != 0).Select(f => $"{f.Key}: {f.Value}"));
    }

    [Fact]
    public void Every_claim_says_where_the_study_has_it_and_copies_no_words_of_it()
    {
        foreach (var claim in Books.SelectMany(b => b.Claims))
        {
            var source = claim.Assertion.Source!;
            Assert.Equal(ReportReader.Document, source.Document);
            Assert.Null(source.Quote);
            Assert.Matches(", line [0-9]+$", source.Locator);
            Assert.NotEmpty(source.Passage!.Parts);
        }
    }

    [Fact]
    public void No_fact_is_a_sentence_under_a_heading_except_recommendations_futures_and_general_statements()
    {
        var told = report.Reading.Steps.Where(s => s.Command is RecordClaim { Claim.Statement: Described }).Select(s => s.File).Distinct();
        Assert.Equal(["general_statements.csv", "recommendations.csv", "scenarios.csv"], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reading_twice_gives_the_same_operations_and_loading_twice_changes_nothing()
    {
        var again = ReportReader.Read(ReportFixture.Folder);
        Assert.Equal(report.Reading.Steps.Select(s => s.Operation), again.Steps.Select(s => s.Operation));
        Assert.Equal(again.Steps.Count, again.Steps.Select(s => s.Operation).Distinct().Count());
        var ledger = new Ledger();
        foreach (var step in report.Reading.Steps) ledger.Apply(step);
        var before = ledger.Records.ToImmutableDictionary();
        foreach (var step in again.Steps) ledger.Apply(step);
        Assert.Equal(again.Steps.Count, ledger.Skipped);
        Assert.Equal(before, ledger.Records);
    }

    [Fact]
    public void Every_record_that_a_claim_names_is_there()
    {
        var named = report.Reading.Steps.Select(s => s.Command).OfType<RecordClaim>().SelectMany(c => References(c.Claim.Statement)).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Where(a => !report.Ledger.Records.ContainsKey(a)).Distinct());
    }

    [Fact]
    public void Standard_30141_passes_its_statuses_in_order()
    {
        var standard = report.Facts("standard/iso/30141");
        Assert.Equal(
            [("10.00", "2013-09"), ("10.99", "2014-10"), ("20.00", "2015-05"), ("60.60", "2018-08")],
            StatusHistory.Of(standard.Book, null).Steps.Where(c => c.Valid is not null)
                .Select(c => (((StatusReached)c.Statement).Status.Value, c.Valid!.From?.Value)));
        Assert.All(standard.Book.Claims, c => Assert.Null(c.Anomaly));
    }

    [Fact]
    public void New_ip_and_fvcn_are_one_item_with_two_names()
    {
        var item = report.Facts("work-item/itu/newip");
        Assert.Equal("Future Vertical Communications Networks", item.Title);
        Assert.Contains("New IP", item.Names);
        Assert.Contains("FVCN", item.Names);
        Assert.DoesNotContain(item.Book.Disputes(), d => d.About == "title");
        Assert.DoesNotContain(report.Ledger.Records.Keys, k => k.Value.Contains("fvcn", StringComparison.Ordinal));
    }

    [Fact]
    public void Vote_on_new_ip_has_no_end_and_the_ban_on_discussing_it_ends_with_march_2022()
    {
        var decisions = report.Facts("committee/itu-t/sg13").Book.Claims.Where(c => c.Statement is Decided).ToList();
        var vote = Assert.Single(decisions, c => c.Statement is Decided { Decision: DecisionKind.Vote });
        Assert.Equal(new PartialInterval(PartialDate.Parse("2020-12")), vote.Valid);
        Assert.Null(((Decided)vote.Statement).CountryVotes);
        var ban = Assert.Single(decisions, c => c.Statement is Decided { Decision: DecisionKind.Prohibition });
        Assert.Equal(new PartialInterval(PartialDate.Parse("2020-12"), PartialDate.Parse("2022-03")), ban.Valid);
        Assert.Contains(report.Facts("work-item/itu/newip").Book.Claims, c => c.Statement == ban.Statement && c.Valid == ban.Valid);
    }

    [Theory]
    [InlineData("SET-ITUT-5G-29", 29, Dimension.ExclusiveCountry, "China", 18)]
    [InlineData("SET-ITUT-IOT-83", 83, Dimension.EditorOrSupportingCountry, "China", 56)]
    [InlineData("SET-ITUT-BD-21", 21, Dimension.EditorOrSupportingCountry, "China", 10)]
    [InlineData("SET-ITUT-AI-19", 19, Dimension.EditorCountry, "China", 11)]
    [InlineData("SET-JTC1-SC41-25", 25, Dimension.Other, "Chinese project leaders", 5)]
    [InlineData("SET-JTC1-SC42-32", 32, Dimension.EditorCountry, "China", 5)]
    [InlineData("DOC-ITU-QKD20", 20, Dimension.ExclusiveCountry, "China", 3)]
    public void Set_has_its_size_and_its_parts_as_printed(string set, int size, Dimension dimension, string value, int count)
    {
        Assert.Equal(size, Assert.Single(Set(set).Facts<Selection>()).Size);
        Assert.Equal(
            (count, Comparator.Exactly),
            (Assert.Single(Set(set).Facts<Breakdown>(), b => b.Dimension == dimension && b.Value == value) is var part ? part.Count : 0, part.Comparator));
    }

    [Fact]
    public void Twenty_items_on_quantum_keys_are_divided_as_printed()
    {
        Assert.Equal(
            [(Dimension.EditorCountry, "China", 4, Comparator.AllBut), (Dimension.EditorCountry, "China", 16, Comparator.Exactly),
                (Dimension.ExclusiveCountry, "China", 3, Comparator.Exactly), (Dimension.EditorOrSupportingCountry, "United States", 0, Comparator.Exactly)],
            Set("DOC-ITU-QKD20").Facts<Breakdown>().Where(b => b.Dimension != Dimension.Other)
                .Select(b => (b.Dimension, b.Value, b.Count!.Value, b.Comparator!.Value)));
    }

    [Fact]
    public void Contributions_on_quantum_keys_by_party_are_35_for_34_documents()
    {
        var counts = report.Facts("committee/itu-t").Book.Facts<Measured>()
            .Where(m => m.Metric == "contributions" && m.Rule?.StartsWith("on QKD", StringComparison.Ordinal) is true).ToList();
        Assert.Equal(34, Assert.Single(counts, m => m.Who is null).Number);
        var authors = counts.Where(m => m.Who is not null).ToList();
        Assert.Equal(35, authors.Sum(m => m.Number));
        Assert.All(authors, m => Assert.EndsWith("counts for each of its authors", m.Rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Study_group_20_shows_its_founding_dates_side_by_side_and_none_is_picked()
    {
        var dispute = Assert.Single(report.Facts("committee/itu-t/sg20").Book.Disputes(), d => d.About == "founded");
        Assert.Equal(["2015", "2016", "2017"], dispute.Claims.Select(c => ((Founded)c.Statement).Date.Value).Distinct().Order());
        Assert.Contains(report.Facts("committee/itu-t/sg20").Book.Facts<Doubt>(), d => d.Sort == DoubtKind.DatesDisagree);
    }

    [Fact]
    public void Every_doubt_links_to_the_facts_that_disagree()
    {
        var doubts = report.Facts("topic/report-2022/doubts").Book.Facts<Doubt>().ToList();
        Assert.Equal(118, doubts.Count);
        foreach (var fact in doubts.SelectMany(d => d.Facts)) Assert.NotNull(report.Facts(fact.Record.Value).Book.Find(fact.Claim));
    }

    [Fact]
    public void Body_of_a_question_leads_up_to_the_union()
    {
        var path = new List<string> { "committee/itu-t/sg15/q11" };
        while (report.Facts(path[^1]).Book.Facts<PartOf>().FirstOrDefault()?.Parent.Actor is { } parent) path.Add(parent.Value);
        Assert.Equal(["committee/itu-t/sg15/q11", "committee/itu-t/sg15", "committee/itu-t", "committee/itu"], path);
    }

    [Fact]
    public void Table_6_gives_each_contributor_its_number_on_the_question()
    {
        var counts = report.Facts("committee/itu-t/sg15/q11").Book.Facts<Measured>().Where(m => m.Metric == "contributions" && m.Who is not null).ToList();
        Assert.Equal(14, counts.Count);
        Assert.Equal(482m, counts.Sum(m => m.Number));
        Assert.Equal(78m, Assert.Single(counts, m => m.Who!.Actor?.Value == "organization/huawei").Number);
    }

    [Fact]
    public void Editors_are_records_and_what_is_only_reported_stays_hearsay()
    {
        var editors = report.Facts("work-item/itu/aiot").Book.Facts<Editor>().Select(e => e.Organization).ToList();
        Assert.Equal(["China Unicom", "ZTE"], editors.Take(2).Select(e => e.Name));
        Assert.Equal(4, editors.Count);
        Assert.All(editors, e => Assert.True(report.Ledger.Records.ContainsKey(e.Actor!.Value)));
        Assert.Contains(Books.SelectMany(b => b.Claims), c => c.Assertion.Hearsay is { } && c.Statement is TakesPart { Role: DocumentRole.ClaimedLead });
    }

    [Fact]
    public void What_cesi_is_said_to_have_led_is_hearsay_of_its_own()
    {
        var led = Books.SelectMany(b => b.Claims)
            .Where(c => c.Assertion.Hearsay?.Claimant is { } who && who.Contains("Electronics Standardization Institute", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(led);
        Assert.All(led, c => Assert.False(c.IsFact));
    }

    [Fact]
    public void Editor_of_an_approved_recommendation_stays_with_the_note_that_the_body_removed_it()
    {
        var removed = report.Ledger.Records.Where(r => r.Key.Kind == "standard").SelectMany(r => report.Facts(r.Key.Value).Book.Claims)
            .Where(c => c.RemovedByBody is not null).ToList();
        Assert.NotEmpty(removed);
        Assert.All(removed, c => Assert.True(c is { IsFact: true, Statement: Editor } or { Assertion.Hearsay: not null, Statement: Editor }));
        Assert.Contains(report.Facts("committee/itu").Book.Facts<NotAvailable>(), n => n.Reason == Missing.RemovedByBody);
    }

    [Fact]
    public void Organisation_keeps_its_aliases_chinese_names_and_parent()
    {
        var institute = report.Facts("organization/china-information-technology-security-evaluation-center");
        Assert.Contains("CNITSEC", institute.Names);
        Assert.Contains("中国信息安全测评中心", institute.Names);
        Assert.Equal("organization/ministry-of-state-security", Assert.Single(institute.Book.Facts<PartOf>()).Parent.Actor?.Value);
    }

    [Fact]
    public void Countries_by_different_rules_stand_beside_each_other_without_a_dispute()
    {
        var futurewei = Assert.Single(report.Ledger.Records.Keys, k => k.Kind == "organization"
            && report.Facts(k.Value).Names.Any(n => n.StartsWith("Futurewei", StringComparison.Ordinal)));
        var rules = report.Facts(futurewei.Value).Book.Facts<CountryAttributed>().Select(c => c.Attribution).ToHashSet();
        Assert.Contains(Attribution.Headquarters, rules);
        Assert.Contains(Attribution.CountedAs, rules);
        Assert.DoesNotContain(report.Facts(futurewei.Value).Book.Disputes(), d => d.About.StartsWith("country:", StringComparison.Ordinal));
    }

    [Fact]
    public void Officer_is_found_from_the_person_and_from_the_group()
    {
        Assert.Contains(report.Facts("person/heng-qian").Book.Facts<RoleHeld>(), r => r.With?.Actor?.Value == "committee/jtc1/wg-11");
        Assert.Contains(report.Facts("committee/jtc1/wg-11").Book.Claims, c =>
            c.Statement is RoleHeld { With.Actor.Value: "person/heng-qian" }
                && c.Valid == new PartialInterval(PartialDate.Parse("2016-11"), PartialDate.Parse("2022-12")));
    }

    [Fact]
    public void Meeting_shows_its_body_its_place_and_what_was_decided()
    {
        var plenary = report.Facts("meeting/jtc1-28").Book;
        Assert.Equal("committee/iso-iec-jtc-1", Assert.Single(plenary.Facts<OfCommittee>()).Committee.Actor?.Value);
        Assert.Equal(("France", 28), (Assert.Single(plenary.Facts<Held>()).Country, plenary.Facts<Held>().Single().Ordinal));
        Assert.Contains(plenary.Facts<Decided>(), d => d.Decision == DecisionKind.Formation);
    }

    [Fact]
    public void Unknown_none_and_zero_stay_three_things()
    {
        Assert.Contains(Books.SelectMany(b => b.Facts<Measured>()), m => m is { Number: 0, Value: "0" });
        Assert.Contains(Books.SelectMany(b => b.Facts<Selection>()), s => s.Size is null);
        Assert.Contains(report.Ledger.Records.Keys.Where(k => k.Kind == "organization"), k =>
            report.Facts(k.Value).Book is var book && !book.Facts<OfCountry>().Any()
                && book.Facts<NotAvailable>().Any(n => n is { What: "country", Reason: Missing.Unknown }));
    }

    private IEnumerable<ClaimBook> Books => report.Ledger.Records.Values.Select(r => ((SubjectState)r.Compartments[CompartmentId.Record].State).Book);
    private ClaimBook Set(string key) => report.Facts("topic/report-2022/set/" + key.ToLowerInvariant()).Book;

    private static IEnumerable<ActorId> References(Statement statement) => statement.GetType().GetProperties()
        .Where(p => p.PropertyType == typeof(Reference)).Select(p => ((Reference?)p.GetValue(statement))?.Actor).OfType<ActorId>();
}
