using System.Collections.Immutable;
using System.Text;
using Tracker.Domain.Alerts;
using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.ExportControl;

public sealed class GuidanceTests
{
    private static readonly DateTimeOffset Start = new(2022, 9, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly ActorId Iflytek = ActorId.Parse("organization/org040"), Huawei = ActorId.Parse("organization/org027");
    private static readonly Principal Official = Someone("official", "office/trade"), Colleague = Someone("colleague", "office/standards"),
        Engineer = Someone("engineer", "org/acme");

    private readonly RecordBench bench = new(new GuidanceKind(), ActorId.Parse("guidance/huawei"), Start);

    [Fact]
    public void New_version_takes_over_from_its_day_and_the_old_one_is_read_as_it_stood()
    {
        var (first, second) = (Version("v1", "2020-06"), Version("v2", "2022-09-08") with { Activities = [StandardsActivity.Lead] });
        Assert.Null(Send(Official, new PublishGuidance("Standards work with Huawei", first)));
        Assert.Null(Send(Colleague, new ReviseGuidance(first.Id, second)));
        Assert.Equal([null, "v1", "v1", "v2"], new[] { "2020-05-31", "2020-06-01", "2022-09-07", "2022-09-08" }.Select(d => State.On(Day(d))?.Id.Value));
        Assert.Equal("v1", State.On(Day("2022-09-08"), Start.AddSeconds(1))?.Id.Value);
        Assert.Null(Send(Official, new WithdrawGuidance("Replaced by a rule")));
        Assert.Null(State.On(Day("2022-09-08")));
        Assert.Equal("v2", State.On(Day("2022-09-08"), Start.AddSeconds(2))?.Id.Value);
        Assert.Equal(RejectionCode.IllegalStep, Send(Official, new ReviseGuidance(second.Id, Version("v3", "2023")))?.Code);
    }

    [Fact]
    public void Offices_record_it_and_everyone_reads_it()
    {
        Assert.Equal(Rejection.NotFound, Send(Engineer, new PublishGuidance("Ours", Version("v1", "2020"))));
        Send(Official, new PublishGuidance("Standards work with Huawei", Version("v1", "2020")));
        Assert.Equal(Rejection.MayOnlyRead, Send(Engineer, new WithdrawGuidance("Not ours")));
        Assert.Equal([CompartmentId.Record], Turn.Held(bench.Kind, bench.Record, bench.StandingOf(Someone("guest", "partner/ca"))));
    }

    [Fact]
    public void Two_who_revise_the_same_version_meet_a_conflict_and_the_same_version_is_published_once()
    {
        Send(Official, new PublishGuidance("Standards work with Huawei", Version("v1", "2020")));
        Assert.Null(Send(Official, new ReviseGuidance(EntityId.Parse("v1"), Version("v2", "2021"))));
        Assert.Null(Send(Official, new ReviseGuidance(EntityId.Parse("v1"), Version("v2", "2021"))));
        Assert.Equal(2, State.Versions.Count);
        Assert.Equal((RejectionCode.Conflict, Official.Id), Conflict(Send(Colleague, new ReviseGuidance(EntityId.Parse("v1"), Version("v3", "2021")))));
    }

    [Theory]
    [InlineData("no date", "version.valid")]
    [InlineData("nobody", "version.organizations")]
    [InlineData("no quote", "source.quote")]
    [InlineData("nobody to ask", "version.ask")]
    [InlineData("advice", "version.unclear")]
    [InlineData("advice in the title", "title")]
    [InlineData("an activity twice", "version.activities")]
    public void Guidance_that_breaks_a_rule_is_refused_at_its_field(string wrong, string field)
    {
        var version = Version("v1", "2020");
        var refused = Send(Official, new PublishGuidance(wrong == "advice in the title" ? "What is ALLOWED" : "Huawei", wrong switch
        {
            "no date" => version with { Valid = new(null, PartialDate.Parse("2022")) },
            "nobody" => version with { Organizations = [], List = null },
            "no quote" => version with { Source = new Source("A rule", Link: "https://example.org/rule") },
            "nobody to ask" => version with { Ask = " " },
            "advice" => version with { Unclear = "Companies are cleared to attend" },
            "an activity twice" => version with { Activities = [StandardsActivity.Lead, StandardsActivity.Lead] },
            _ => version,
        }));
        Assert.Equal(field, refused?.Field);
        Assert.False(bench.Record.Exists);
    }

    [Theory]
    // Words about Huawei, which is on the same list.
    [InlineData("organization/org040", "Entity List", StandardsActivity.Attend, null, GuidanceAnswer.UnclearForThisCase)]
    [InlineData("organization/org027", "entity list", StandardsActivity.Attend, null, GuidanceAnswer.CoveredAsQuoted)]
    [InlineData("organization/org027", "Entity List", StandardsActivity.Lead, null, GuidanceAnswer.UnclearForThisCase)]
    [InlineData("organization/org001", null, StandardsActivity.Attend, null, GuidanceAnswer.NoGuidanceFound)]
    [InlineData("organization/org001", "Military end users", StandardsActivity.Attend, null, GuidanceAnswer.NoGuidanceFound)]
    public void Answer_is_what_the_words_cover_and_else_unclear_or_nothing(
        string organization, string? list, StandardsActivity activity, VenueKind? venue, GuidanceAnswer answer)
    {
        var huawei = Version("v1", "2020") with { Activities = [StandardsActivity.Attend, StandardsActivity.Contribute] };
        Assert.Equal(answer, GuidanceAnswers.Of([huawei], activity, [new(ActorId.Parse(organization), list)], venue));
    }

    [Fact]
    public void Words_about_a_whole_list_or_one_sort_of_venue_cover_no_other()
    {
        var list = Version("v1", "2022") with { Organizations = [], Venue = VenueKind.StandardsBody, Activities = [StandardsActivity.CoEdit] };
        ListedParty[] party = [new(Iflytek, "Entity List")];
        Assert.Equal(GuidanceAnswer.CoveredAsQuoted, GuidanceAnswers.Of([list], StandardsActivity.CoEdit, party, VenueKind.StandardsBody));
        Assert.Equal(GuidanceAnswer.UnclearForThisCase, GuidanceAnswers.Of([list], StandardsActivity.CoEdit, party, VenueKind.OutsideMeetings));
        Assert.Equal(GuidanceAnswer.UnclearForThisCase, GuidanceAnswers.Of([list], StandardsActivity.CoEdit, party, null));
        foreach (var open in new ImmutableArray<StandardsActivity>[] { [], [StandardsActivity.CertainActivities], [StandardsActivity.Unspecified] })
            Assert.Equal(
                GuidanceAnswer.UnclearForThisCase,
                GuidanceAnswers.Of([list with { Activities = open }], StandardsActivity.CoEdit, party, VenueKind.StandardsBody));
    }

    /// <summary>Two organisations of other countries, listed alike, get the same answers.</summary>
    [Fact]
    public void Answer_depends_on_the_list_and_the_words_and_on_nothing_else()
    {
        var list = Version("v1", "2022") with { Organizations = [], Activities = [StandardsActivity.Attend] };
        foreach (var activity in GuidanceAnswers.Asked)
            Assert.Equal(
                GuidanceAnswers.Of([list], activity, [new(Iflytek, "Entity List")], null),
                GuidanceAnswers.Of([list], activity, [new(ActorId.Parse("organization/org900"), "Entity List")], null));
    }

    /// <summary>In every sentence and word of the program about guidance: on screens, in answers, refusals and alerts.</summary>
    [Fact]
    public void No_text_of_the_guidance_says_what_only_counsel_can_say()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "global.json"))) root = root.Parent;
        var files = ((string[])
            [
                "src/Tracker.Domain/ExportControl", "src/Tracker.Server/ExportControl", "clients/Tracker.Web/ExportControl",
                "src/Tracker.Domain/Participating", "clients/Tracker.Web/Participating",
            ])
            .SelectMany(f => System.IO.Directory.GetFiles(Path.Combine(root!.FullName, f))).ToList();
        Assert.True(files.Count > 6);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file, Encoding.UTF8).Replace("[\"allowed\", \"forbidden\", \"cleared to\"]", "", StringComparison.Ordinal)
                .Replace("Rejection.Forbidden", "", StringComparison.Ordinal);
            Assert.All(GuidanceVersion.Advice, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        }
        foreach (var answer in Enum.GetValues<GuidanceAnswer>())
            Assert.All(GuidanceVersion.Advice, word => Assert.DoesNotContain(word, GuidanceAnswers.Said(answer), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Those_who_follow_an_organisation_that_it_names_are_told_of_a_new_version()
    {
        Send(Official, new PublishGuidance("Standards work with Huawei", Version("v1", "2020")));
        var told = AlertWords.Of(bench.Record, CompartmentId.Record, new GuidanceRevised(EntityId.Parse("v1"), Version("v2", "2022-09")))!;
        Assert.Equal("published a new version of the guidance “Standards work with Huawei”, from 2022-09 on", told.What);
        Assert.Equal([Huawei], told.Names!.Value);
    }

    private GuidanceRecord State => bench.In<GuidanceRecord>(CompartmentId.Record)!;

    private Rejection? Send(Principal who, GuidanceCommand command) => bench.Send(who, CompartmentId.Record, command).Rejection;

    private static (string? Code, ParticipantId? By) Conflict(Rejection? refused) => (refused?.Code, refused?.CurrentBy);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static GuidanceVersion Version(string id, string from) => new(
        EntityId.Parse(id), new Reference("BIS"), [StandardsActivity.Attend], [new Reference("Huawei", Huawei)], new PartialInterval(PartialDate.Parse(from)),
        new Source("Interim final rule", "certain standards setting activities with Huawei", "Section 2"), "Counsel of your company", "Entity List",
        Unclear: "Not every type of standards work is covered.");

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
