using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Import.Tests.Report2022;

/// <summary>The study's own figures, as they can be read off the records.</summary>
public sealed class AcceptanceTests(ReportFixture report) : IClassFixture<ReportFixture>
{
    [Fact]
    public void Every_committee_leads_up_to_a_body_without_a_circle()
    {
        foreach (var committee in report.Ledger.Records.Keys.Where(k => k.Kind == "committee"))
        {
            var path = new List<string> { committee.Value };
            while (Book(path[^1]).Facts<PartOf>().FirstOrDefault()?.Parent.Actor is { } parent)
            {
                Assert.DoesNotContain(parent.Value, path);
                path.Add(parent.Value);
            }
        }
        Assert.Equal("committee/itu-t/sg20", ParentOf("committee/itu-t/sg20/q3"));
        foreach (var group in (string[])["wg-2", "wg-3", "wg-5"]) Assert.Equal("committee/jtc1/sc-42", ParentOf("committee/jtc1/sc-42/" + group));
        var forces = report.Ledger.Records.Keys.Where(k => k.Value.StartsWith("committee/jtc1/wg-11/tf-", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, forces.Count);
        Assert.All(forces, f => Assert.Equal("committee/jtc1/wg-11", ParentOf(f.Value)));
        Assert.Equal("committee/iso-iec-jtc-1", ParentOf("committee/jtc1/wg-11"));
    }

    [Fact]
    public void Working_group_that_ended_leads_to_its_successor()
    {
        var book = Book("committee/jtc1/wg-9");
        Assert.Equal(("2014", "2017"), (book.Facts<Founded>().Single().Date.Value, book.Facts<Ended>().Single().Date.Value));
        Assert.Contains(book.Facts<Related>(), r => r is { Relation: Relation.IncorporatedInto, Other.Actor.Value: "committee/jtc1/sc-42" });
    }

    [Fact]
    public void One_period_is_printed_in_several_ways_and_each_keeps_its_label()
    {
        var printed = Book("committee/itu-t").Facts<OfPeriod>().Where(p => (p.SameAs ?? p.Period) == "2017-2021 Study Period").Select(p => p.Period).ToList();
        foreach (var label in (string[])["2017-2021 Study Period", "2017-2021", "Study Period 2017-2020", "2017 to 2020 Work Period"])
            Assert.Contains(label, printed);
        Assert.Equal(12, Assert.Single(Set("SET-ITUT-BD-12").Facts<Selection>()).Size);
        Assert.Contains(Set("SET-ITUT-BD-12").Facts<Breakdown>(), b => b is { Dimension: Dimension.Status, Value: "carried over" });
    }

    [Fact]
    public void Ban_on_a_topic_holds_to_the_end_of_its_last_month()
    {
        var ban = Assert.Single(Book("committee/itu-t/sg13").Claims, c => c.Statement is Decided { Decision: DecisionKind.Prohibition });
        Assert.True(ban.Valid!.MayCover(new(2022, 3, 31)));
        Assert.False(ban.Valid.MayCover(new(2022, 4, 1)));
    }

    [Fact]
    public void Parallel_groups_are_linked_and_show_who_leads_them()
    {
        var group = Book("committee/itu-t/fg-imt-2020");
        Assert.Contains(group.Facts<Related>(), r => r is { Relation: Relation.Parallel, Other.Actor.Value: "committee/itu-r/wp5d" });
        Assert.Equal([("chair", "Huawei"), ("vice-chair", "China Mobile")], group.Facts<RoleHeld>().Select(r => (r.Role, r.With!.Name)).Order());
        Assert.Contains(Book("committee/itu-r/wp5d").Facts<RoleHeld>(), r => r.With?.Name == "AT&T");
    }

    [Fact]
    public void Recommendation_has_its_kind_and_editors_of_two_countries()
    {
        var item = Book("work-item/itu/aiot");
        Assert.Equal(DocumentKind.Recommendation, Assert.Single(item.Facts<OfDocumentKind>()).Document);
        Assert.Equal(
            ["China Unicom", "Electronics and Telecommunications Research Institute", "Korea Advanced Institute of Science and Technology", "ZTE"],
            item.Facts<Editor>().Select(e => e.Organization.Name).Order());
        Assert.Equal(["China", "Korea"], item.Facts<TakesPart>().Where(t => t.Role == DocumentRole.Editor).Select(t => t.Party.Name).Order());
        var joint = report.Ledger.Records.Keys.Where(k => k.Value.StartsWith("topic/document/doc-itu-qit", StringComparison.Ordinal))
            .Where(k => Book(k.Value).Facts<TakesPart>().Where(t => t.Role == DocumentRole.CoEditor).Select(t => (t.Party.Name, t.Count)).Order()
                .SequenceEqual([("China", 1), ("United States", 1)])).ToList();
        Assert.Equal(2, joint.Count);
    }

    [Fact]
    public void Not_approved_is_counted_apart_from_discontinued_and_carried_over()
    {
        var (book, statuses) = (Book("committee/itu-t"), Set("SET-ITUT-REC2766").Facts<Breakdown>().Where(b => b.Dimension == Dimension.Status).ToList());
        Assert.Contains(book.Facts<Measured>(), m => m is { Number: 2, Denominator: 2766 } && m.Of!.Contains("“not approved”", StringComparison.Ordinal));
        Assert.Equal(("not approved", 2), (Assert.Single(statuses).Value, statuses[0].Count));
        Assert.Equal(3, ((string[])["not-approved", "discontinued", "carried-over"]).Count(s => StatusRules.ItuT.Knows(StatusCode.Parse(s))));
    }

    [Theory]
    [InlineData("standard/iso/30141", "10.00", 59)]
    [InlineData("standard/iso/19637", "10.99", 26)]
    public void Time_to_publication_is_counted_in_months(string standard, string from, int months)
    {
        var took = StatusHistory.Of(Book(standard), null).Elapsed!.Value;
        Assert.Equal((from, "60.60", months), (StatusOf(took.From), StatusOf(took.To), took.Months));
    }

    [Fact]
    public void Item_has_as_many_editors_as_the_source_counts_and_takes_more()
    {
        var actor = ActorId.Parse("standard/itu/scp");
        var editors = Book(actor.Value).Facts<TakesPart>().Where(t => t.Role == DocumentRole.Editor).ToDictionary(t => t.Party.Name, t => t.Count);
        Assert.Equal((4, 1), (editors["China"], editors["India"]));
        var ledger = new Ledger();
        foreach (var step in report.Reading.Steps.Where(s => s.Actor == actor)) ledger.Apply(step);
        foreach (var name in (string[])["One", "Two", "Three", "Four", "Five", "Six"])
            ledger.Apply(new(actor, CompartmentId.Record, OperationId.New(),
                new RecordClaim(new Assertion(EntityId.New(), new Editor(new Reference(name)), new Source("A list", name))), ParticipantId.System, "", 0));
        Assert.Empty(ledger.Rejected);
    }

    [Fact]
    public void Items_without_supporting_members_are_counted_and_each_share_has_its_population()
    {
        var items = Set("SET-ITUT-WI2766");
        var (all, chinese) = (items.Facts<Selection>().Single().Size!.Value,
            items.Facts<Breakdown>().Single(b => b.Dimension == Dimension.SupportingMemberCountry).Count!.Value);
        var none = items.Facts<Breakdown>().Single(b => b.Value == "no Supporting Members").Count!.Value;
        Assert.Equal((2766, 1774, 646), (all, none, chinese));
        Assert.Equal((64.14m, 23.36m, 65.12m), (Share(none, all), Share(chinese, all), Share(chinese, all - none)));
        Assert.Contains(Book("committee/itu-t").Facts<Measured>(),
            m => m is { Numerator: 1774, Denominator: 2766, Of: "work items without any Supporting Members among all work items" });
    }

    [Fact]
    public void Renamed_items_are_found_by_both_names()
    {
        Assert.Superset(
            new HashSet<string>
            {
                "Security guidelines for applying quantum-safe algorithms in 5G systems",
                "Security guidelines for applying quantum-safe algorithms in IMT-2020 systems",
            }, report.Facts("standard/itu/x1811").Names.ToHashSet());
        var titles = Book("work-item/itu/newip").Claims.Where(c => c.Statement is Titled or AlsoNamed).ToList();
        Assert.Contains(titles, c => c.Statement is AlsoNamed { Name: "New IP" } or Titled { Title: "New IP" });
        Assert.Contains(titles, c => c.Valid?.From?.Value == "2020-07");
    }

    [Fact]
    public void Series_that_moved_shows_both_homes_and_the_part_that_went_elsewhere()
    {
        var series = Set("DOC-ISO-20547").Claims.Where(c => c.Statement is Related).ToList();
        Assert.Contains(series, c => c.Statement is Related { Relation: Relation.WorkItemOf, Other.Actor.Value: "committee/jtc1/wg-9" });
        Assert.Contains(series, c => c is { Valid.From.Value: "2017" }
            && c.Statement is Related { Relation: Relation.TransferredTo, Other.Actor.Value: "committee/jtc1/sc-42" });
        Assert.Equal(["committee/jtc1/sc-27/wg-4", "committee/jtc1/sc-27/wg-5", "committee/jtc1/wg-9"],
            Book("standard/iso/20547-4").Facts<OfCommittee>().Select(c => c.Committee.Actor!.Value.Value).Order());
    }

    [Fact]
    public void Question_shows_its_rapporteurs_and_those_without_leadership_are_counted_apart()
    {
        var roles = Book("committee/itu-t/sg15/q11").Facts<RoleHeld>().ToList();
        Assert.Equal(["Microsemi Corporation", "Nokia"], roles.Where(r => r is { Role: "rapporteur", With: not null }).Select(r => r.With!.Name).Order());
        Assert.DoesNotContain(roles, r => r.Role.StartsWith("associate", StringComparison.Ordinal) && r.Country == "China");
        var parts = Set("SET-ITUT-Q81").Facts<Breakdown>().ToDictionary(b => b.Value, b => b.Count);
        Assert.Equal((5, 20, 56), (parts["no listed leadership"], parts["China"], parts["Chinese rapporteur or associate rapporteur"]));
        Assert.Equal(81, parts["no listed leadership"] + parts["China"] + parts["Chinese rapporteur or associate rapporteur"]);
    }

    [Theory]
    [InlineData(FoundationalClass.Roadmap, "Artificial Intelligence Standardization Roadmap", "Big Data Standardization Roadmap",
        "Standardization roadmap for smart sustainable cities")]
    [InlineData(FoundationalClass.Kpi, "Key performance indicators definitions for smart sustainable cities")]
    public void Documents_of_a_foundational_class_are_found(FoundationalClass sort, params string[] titles) => Assert.Superset(
        titles.ToHashSet(), report.Ledger.Records.Keys.Where(k => k.Kind != "delegation" && Book(k.Value).Facts<Foundational>().Any(f => f.Class == sort))
            .Select(k => report.Facts(k.Value).Title!).ToHashSet());

    [Fact]
    public void Origin_that_a_party_claims_is_a_claim_in_every_place()
    {
        const string cesi = "China Electronics Standardization Institute";
        Assert.Contains(Set("DOC-ISO-WG11-10").Claims, c => c is { IsFact: false, Assertion.Hearsay.Claimant: cesi, Statement: OriginatesIn });
        var six = Assert.Single(Book("committee/jtc1/wg-11").Claims, c => c.Statement is Measured { Numerator: 6, Denominator: 10 });
        Assert.Equal(cesi, six.Assertion.Hearsay?.Claimant);
        Assert.Equal(OriginKind.NationalStandard, Assert.Single(Book("standard/iso/conv").Facts<OriginatesIn>()).Sort);
    }

    [Fact]
    public void Lead_of_a_party_that_is_no_supporting_member_stays_a_claim()
    {
        var item = Book("work-item/itu/5gmsg");
        var led = Assert.Single(item.Claims, c => c.Statement is TakesPart { Role: DocumentRole.ClaimedLead, Party.Name: "China Mobile" });
        Assert.False(led.IsFact);
        Assert.DoesNotContain(item.Facts<SupportingMember>(), m => m.Organization.Name == "China Mobile");
    }

    [Theory]
    [InlineData("Quantum Computing", "yes yes yes")]
    [InlineData("Smart Transportation", "yes no yes")]
    public void Technology_shows_in_which_policies_it_is_a_priority(string technology, string mentioned)
    {
        var rows = Book("topic/report-2022/table-2").Facts<TableRow>().OrderBy(r => r.Row, StringComparer.Ordinal).ToList();
        Assert.Equal(mentioned, string.Join(' ', rows.Where(r => r.Cells["technology"] == technology).Select(r => r.Cells["mentioned"])));
        Assert.Contains(rows, r => r.Cells.GetValueOrDefault("precise_term") == "no");
    }

    [Fact]
    public void Names_of_an_organisation_lead_to_one_record_and_a_doubt_stays_a_question()
    {
        Assert.Superset(
            new HashSet<string> { "QuantumCTek", "Quantumctek Co., Ltd.", "科大国盾量子技术股份有限公司" },
            report.Facts("organization/quantumctek-co.-ltd").Names.ToHashSet());
        Assert.Contains(Book("organization/china-mobile").Facts<Doubt>(), d => d.Question.Contains("one contributor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("institute-of-acoustics-chinese-academy-of-sciences", "chinese-academy-of-sciences")]
    [InlineData("institute-of-communication-standards-research", "chinese-academy-of-telecommunications-research",
        "ministry-of-industry-and-information-technology")]
    [InlineData("china-information-technology-security-evaluation-center", "ministry-of-state-security")]
    public void Organisation_leads_up_to_its_ministry(string organization, params string[] parents)
    {
        foreach (var parent in parents)
        {
            Assert.Equal("organization/" + parent, ParentOf("organization/" + organization));
            organization = parent;
        }
    }

    [Theory]
    [InlineData("China", 95, 26, 31, 37, 1)]
    [InlineData("United States", 83, 29, 39, 11, 4)]
    public void Members_of_a_date_add_up_and_a_year_without_a_list_has_no_number(string country, int total, params int[] parts)
    {
        var members = Book("committee/itu-t").Claims.Where(c => c is { IsFact: true, Valid.From.Value: "2022-07" }).Select(c => c.Statement).OfType<Measured>()
            .Where(m => m.Of == country).ToDictionary(m => m.Metric, m => m.Number);
        Assert.Equal(total, members["members: total"]);
        Assert.Equal(parts, ((string[])["sector", "associate", "academia", "administration"]).Select(k => (int)members["members: " + k]!));
        Assert.Equal(total, parts.Sum());
        Assert.Contains(Book("committee/itu").Claims, c => c is { Valid.From.Value: "2018", Statement: NotAvailable { Reason: Missing.NotArchived } });
    }

    [Fact]
    public void Roles_say_whether_others_compete_for_them()
    {
        var roles = report.Ledger.Records.Keys.Where(k => k.Kind == "committee").SelectMany(k => Book(k.Value).Facts<RoleHeld>()).ToList();
        foreach (var sort in Enum.GetValues<RoleClass>().Where(c => c != RoleClass.NonCompetitive)) Assert.Contains(roles, r => r.Class == sort);
        Assert.Contains(Book("committee/itu-t").Facts<Measured>(), m => m is { Number: 77.65m, Unit: "percent" });
        Assert.Contains(Book("committee/itu").Facts<BodyRule>(),
            r => r.Subject == RuleSubject.SupportingMembers && r.Rule.Contains("non-competitive", StringComparison.Ordinal));
    }

    [Fact]
    public void Officers_follow_each_other_and_the_end_that_comes_is_known()
    {
        var tenures = Book("committee/jtc1/wg-11").Claims.Where(c => c.Statement is RoleHeld { With.Actor.Kind: "person" }).ToList();
        Assert.Equal(5, tenures.Count);
        Assert.All(tenures, t => Assert.Contains(Book(((RoleHeld)t.Statement).With!.Actor!.Value.Value).Facts<OfCountry>(), c => c.Country == "China"));
        Assert.Equal("2022-12", Tenure("person/heng-qian").To?.Value);
        Assert.Equal(Tenure("person/ning-sun").To, Tenure("person/hongwei-zhang").From);

        PartialInterval Tenure(string person) => tenures.Single(t => ((RoleHeld)t.Statement).With!.Actor!.Value.Value == person).Valid!;
    }

    [Fact]
    public void Person_is_one_record_in_both_orders_of_the_name_and_in_two_groups()
    {
        Assert.Superset(
            new HashSet<string?> { "Liu Tangli", "Tangli Liu" }, Book("person/tangli-liu").Facts<PersonalName>().Select(n => n.AsPrinted).ToHashSet());
        Assert.Equal(["committee/jtc1/sc-42/wg-2", "committee/jtc1/wg-9"],
            Book("person/wo-chang").Facts<RoleHeld>().Where(r => r.Role == "convenor").Select(r => r.With!.Actor!.Value.Value).Order());
    }

    [Fact]
    public void Two_dates_of_a_beginning_stay_side_by_side()
    {
        var item = Book("work-item/iso/23837-2");
        var dates = item.Claims.Where(c => c.Statement is StatusReached).Select(c => c.Valid?.From?.Value).OfType<string>();
        Assert.Equal(["2017", "2018"], dates.Order());
        Assert.Contains(item.Facts<Doubt>(), d => d.Sort == DoubtKind.DatesDisagree);
    }

    [Fact]
    public void Not_published_not_archived_and_zero_are_three_things()
    {
        Assert.Contains(Book("committee/iso").Facts<Transparency>(), n => n is { What: "convenorship data (recent)", State: Disclosure.NotProvided });
        Assert.Contains(Book("committee/itu").Facts<NotAvailable>(), n => n.Reason == Missing.NotArchived);
        Assert.Contains(Book("committee/itu-t/sg3").Facts<Measured>(), m => m is { Number: 0, Period: "2021", Of: "China" });
    }

    private ClaimBook Book(string actor) => report.Facts(actor).Book;
    private ClaimBook Set(string key) => Book("topic/report-2022/set/" + key.ToLowerInvariant());
    private string? ParentOf(string actor) => Book(actor).Facts<PartOf>().FirstOrDefault()?.Parent.Actor?.Value;
    private static string StatusOf(Claim claim) => ((StatusReached)claim.Statement).Status.Value;
    private static decimal Share(decimal part, decimal whole) => Math.Round(100 * part / whole, 2);
}
