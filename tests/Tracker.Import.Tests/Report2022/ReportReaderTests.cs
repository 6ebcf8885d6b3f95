using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;
using Tracker.Import.Report2022;

namespace Tracker.Import.Tests.Report2022;

public sealed class ReportReaderTests(ReportFixture report) : IClassFixture<ReportFixture>
{
    [Fact]
    public void Shipped_files_are_read_without_problems_and_every_command_is_accepted()
    {
        Assert.Empty(report.Reading.Problems);
        Assert.Empty(report.Ledger.Rejected.Select(r => $"{r.Step.File}:{r.Step.Line} {r.Step.Actor} {r.Rejection.Sentence}"));
        Assert.Equal(0, report.Ledger.Skipped);
    }

    [Fact]
    public void Every_row_of_every_shipped_file_gives_at_least_one_step()
    {
        var rows = new Dictionary<string, int>
        {
            ["bodies.csv"] = 84, ["body_relations.csv"] = 11, ["chinese_terms.csv"] = 49, ["countries_and_places.csv"] = 23, ["document_events.csv"] = 64,
            ["figures.csv"] = 10, ["funding_and_incentives.csv"] = 12, ["internal_inconsistencies.csv"] = 27, ["organisation_associations.csv"] = 17,
            ["organisation_general_statements.csv"] = 6, ["organisations.csv"] = 98, ["persons.csv"] = 27, ["positions.csv"] = 34,
            ["quantitative_statements.csv"] = 256, ["recommendations.csv"] = 11, ["scenarios.csv"] = 8, ["standards_and_documents.csv"] = 97,
            ["study_group_profiles.csv"] = 11, ["table1_sac_metrics.csv"] = 22, ["table2_technology_priorities.csv"] = 9,
            ["table3_itu_t_members_july_2022.csv"] = 2, ["table4_entities_over_100_work_items.csv"] = 8, ["table5_top10_questions.csv"] = 10,
            ["table6_q11_15_contributors.csv"] = 14, ["table6_totals_computed.csv"] = 9, ["table7_q11_15_representation.csv"] = 4,
            ["table8_wg11_officers.csv"] = 5, ["timeline.csv"] = 133, ["transparency_by_body.csv"] = 19,
        };
        Assert.Equal(Directory.GetFiles(ReportFixture.Folder, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            ReportReader.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(rows, report.Reading.Steps.GroupBy(s => s.File!).ToDictionary(g => g.Key, g => g.Select(s => s.Line).Distinct().Count()));
    }

    [Fact]
    public void Every_claim_has_a_source_with_document_quote_and_locator()
    {
        foreach (var claim in report.Ledger.Records.Values.SelectMany(r => ((SubjectState)r.Compartments[CompartmentId.Record].State).Book.Claims))
        {
            Assert.Equal("Study for NIST under NDAA 2021, Section 9414 (CIRA and Exovera)", claim.Assertion.Source!.Document);
            Assert.False(string.IsNullOrWhiteSpace(claim.Assertion.Source.Quote));
            Assert.False(string.IsNullOrWhiteSpace(claim.Assertion.Source.Locator));
        }
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
    public void Standard_30141_passes_its_statuses_in_order()
    {
        var standard = report.Facts("standard/iso/30141");
        Assert.Equal(
            [("10.00", "2013-09"), ("10.99", "2014-10"), ("20.00", "2015-05"), ("60.60", "2018-08"), ("60.60", null)],
            StatusHistory.Of(standard.Book, null).Steps.Select(c => (((StatusReached)c.Statement).Status.Value, c.Valid?.From?.Value)));
        Assert.All(standard.Book.Claims, c => Assert.Null(c.Anomaly));
    }

    [Theory]
    [InlineData("standard/itu/x1811", "Security guidelines for applying quantum-safe algorithms in 5G systems",
        "Security guidelines for applying quantum-safe algorithms in IMT-2020 systems")]
    [InlineData("work-item/itu/newip", "“New IP” proposals", "Future Vertical Communications Networks")]
    public void Renamed_item_is_found_by_either_name(string actor, string before, string after)
    {
        var state = report.Facts(actor);
        Assert.Contains(before, state.Names);
        Assert.Contains(after, state.Names);
        Assert.Equal(after, state.Title);
        Assert.DoesNotContain(state.Book.Disputes(), d => d.About == "title");
    }

    [Fact]
    public void New_ip_was_proposed_and_not_accepted()
    {
        var history = StatusHistory.Of(report.Facts("work-item/itu/newip").Book, null);
        Assert.Equal(["proposed", "not-accepted", "not-accepted"], history.Steps.Select(c => ((StatusReached)c.Statement).Status.Value));
        Assert.Equal("2020-12", history.Steps[1].Valid?.From?.Value);
    }

    [Fact]
    public void Study_group_20_shows_three_founding_dates_side_by_side_and_none_is_picked()
    {
        var dispute = Assert.Single(report.Facts("committee/itu-t/sg20").Book.Disputes(), d => d.About == "founded");
        Assert.Equal(["2015", "2016", "2017"], dispute.Claims.Select(c => ((Founded)c.Statement).Date.Value).Distinct().Order());
        Assert.Contains(dispute.Claims, c => c.Assertion.Source!.Locator!.StartsWith("App. 1;", StringComparison.Ordinal));
        Assert.Contains(dispute.Claims, c => c.Assertion.Source!.Locator!.StartsWith("App. 3 Smart Cities;", StringComparison.Ordinal));
        Assert.Contains(dispute.Claims, c => c.Assertion.Source!.Locator!.StartsWith("App. 3 IoT;", StringComparison.Ordinal));
    }

    [Fact]
    public void Body_of_a_question_leads_up_to_the_union()
    {
        var path = new List<string> { "committee/itu-t/sg15/q11" };
        while (report.Facts(path[^1]).Book.Facts<PartOf>().FirstOrDefault()?.Parent.Actor is { } parent) path.Add(parent.Value);
        Assert.Equal(["committee/itu-t/sg15/q11", "committee/itu-t/sg15", "committee/itu-t", "committee/itu"], path);
    }

    [Fact]
    public void No_body_has_a_parent_that_is_not_a_record()
    {
        var parents = report.Ledger.Records.Where(r => r.Key.Kind == "committee").SelectMany(r => report.Facts(r.Key.Value).Book.Facts<PartOf>());
        Assert.All(parents, p => Assert.True(p.Parent.Actor is { } actor && report.Ledger.Records.ContainsKey(actor), p.Parent.Name));
    }

    [Fact]
    public void Group_of_2014_to_2017_links_to_the_one_that_took_it_over()
    {
        var group = report.Facts("committee/jtc1/wg-9").Book;
        Assert.Equal(("2014", "2017"), (Assert.Single(group.Facts<Founded>()).Date.Value, Assert.Single(group.Facts<Ended>()).Date.Value));
        Assert.Contains(group.Facts<Related>(), r => r is { Relation: Relation.IncorporatedInto, Other.Actor.Value: "committee/jtc1/sc-42" });
    }

    [Fact]
    public void Table_6_rows_stand_on_the_question_as_printed()
    {
        var rows = report.Facts("committee/itu-t/sg15/q11").Book.Facts<Measured>().Where(m => m.Metric == "contributions").ToList();
        Assert.Equal(14, rows.Count);
        Assert.Equal(482m, rows.Sum(r => r.Number));
        Assert.Equal(78m, Assert.Single(rows, r => r.Of == "Huawei Technologies Co., Ltd. (China)").Number);
        Assert.Equal(21m, Assert.Single(rows, r => r.Of!.Contains("Düsseldorf", StringComparison.Ordinal)).Number);
    }

    [Fact]
    public void Work_item_shows_its_four_editors_with_their_records()
    {
        var editors = report.Facts("work-item/itu/aiot").Book.Facts<Editor>().Select(e => e.Organization).ToList();
        Assert.Equal(["China Unicom", "ZTE", "ETRI", "KAIST"], editors.Select(e => e.Name));
        Assert.All(editors, e => Assert.True(report.Ledger.Records.ContainsKey(e.Actor!.Value)));
    }

    [Fact]
    public void Editor_that_is_only_reported_stays_hearsay()
    {
        var book = report.Facts("work-item/itu/5gmsg").Book;
        Assert.Empty(book.Facts<Editor>());
        Assert.StartsWith("per Chinese reporting", Assert.Single(book.Standing<Editor>()).Assertion.Hearsay!.Channel, StringComparison.Ordinal);
    }

    [Fact]
    public void Editor_of_an_approved_recommendation_stays_with_the_note_that_the_body_removed_it()
    {
        var editor = Assert.Single(report.Facts("standard/itu/iotterm").Book.Standing<Editor>());
        Assert.Equal("Haihua Li", ((Editor)editor.Statement).Person?.Name);
        Assert.Equal("removed by the body from the final Recommendation", editor.RemovedByBody?.Text);
    }

    [Fact]
    public void Series_that_moved_shows_both_homes_and_its_part_elsewhere()
    {
        var homes = report.Facts("standard/iso/20547").Book.Facts<OfCommittee>().Select(c => (c.Committee.Name, c.Committee.Actor?.Value, c.Part));
        Assert.Equal([("WG 9", "committee/jtc1/wg-9", null), ("SC 27, WG4/5", null, "part 4"), ("SC 42", "committee/jtc1/sc-42", null)], homes);
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
    public void Officer_is_found_from_the_person_and_from_the_group()
    {
        Assert.Contains(report.Facts("person/heng-qian").Book.Facts<RoleHeld>(), r => r.With?.Actor?.Value == "committee/jtc1/wg-11");
        Assert.Contains(report.Facts("committee/jtc1/wg-11").Book.Claims, c =>
            c.Statement is RoleHeld { With.Actor.Value: "person/heng-qian" }
                && c.Valid == new PartialInterval(PartialDate.Parse("2016-11"), PartialDate.Parse("2022-12")));
    }

    [Fact]
    public void Group_is_found_by_a_name_that_begins_with_its_body()
    {
        Assert.Contains(
            report.Facts("person/yuan-yuan").Book.Facts<RoleHeld>(),
            r => r.With is { Name: "ISO/IEC JTC 1 Study Group on Smart Cities", Actor.Value: "committee/jtc1/sg-smart-cities" });
        Assert.Contains(report.Facts("committee/itu-r/wp5d").Book.Facts<RoleHeld>(), r => r.With?.Name == "AT&T");
    }

    [Fact]
    public void Zero_is_a_number_and_not_missing()
    {
        var zero = report.Facts("topic/report-2022/quantitative-statements").Book.Facts<Measured>()
            .Single(m => m.Metric.StartsWith("Q063 ", StringComparison.Ordinal));
        Assert.Equal((0m, "0"), (zero.Number, zero.Value));
    }
}
