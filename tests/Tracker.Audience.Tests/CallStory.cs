using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A call with applications of one company, judged by two people of others: everybody reads its terms, no other company learns that one applied,
/// and the applicant learns neither who judged nor what they said.</summary>
internal sealed class CallStory() : Story(CallKind.Word)
{
    private static readonly CompartmentId Open = CompartmentId.Record, Program = CompartmentId.Program, Acme = CompartmentId.Organization("acme");
    private static readonly CompartmentId Liaison = CompartmentId.Own(Cast.Liaison.Participant), Head = CompartmentId.Own(Cast.Head.Participant);
    private static readonly GroupId Company = GroupId.Parse("org/acme");
    private static readonly CallDeadline Deadline = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds()), "UTC");
    private static readonly Addressees Reviewers = new([Of(Cast.Head), Of(Cast.Liaison)]);

    /// <summary>How often a deadline was moved: each time to a later moment.</summary>
    private static int moved;

    public override CompartmentId[] Listed => [Open];

    public override string[] Lists => [.. base.Lists, "/api/search", "/calls"];

    public override string[] Pages => [.. base.Pages, "/call/{*Key}"];

    /// <summary>The closed ones first: through them somebody is present, so that no other applicant sees who looks at a call.</summary>
    public override string[] HeldBy(Role role) =>
    [
        .. role.Group is { } group && (group == "program" || group.StartsWith("org/", StringComparison.Ordinal)) ? [group] : Array.Empty<string>(),
        .. role.Id is "head" or "liaison" ? [CompartmentId.Own(role.Participant).Value] : Array.Empty<string>(), Open.Value,
    ];

    public override Step Again(Tokens tokens) => new(Cast.Program, Program, Moved(tokens));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (awarded, withdrawn) = (EntityId.Parse(Judged(tokens)), EntityId.Parse(Applied(tokens)));
        var opened = new CallTerms(tokens.For(Open), tokens.For(Open), Deadline, "USD", 3_000_000, 5_000_000, [CostKind.Travel],
            [new(EntityId.Parse("fixed"), tokens.For(Open), tokens.For(Open))]);
        return
        [
            new(Cast.Program, Program, new OpenCall(
                opened,
                new(ActorId.Parse("program/" + tokens.For(Program)), tokens.Id(Program), tokens.Id(Program), tokens.Number(Program), tokens.For(Program)))),
            new(Cast.Program, Program, Moved(tokens)),
            new(Cast.Program, Program, new CorrectCall(opened, opened with { For = tokens.For(Open) }, tokens.For(Open))),
            new(Cast.Member, Acme, new Apply(Application(awarded, () => Judged(tokens)))),
            new(Cast.Member, Acme, new Apply(Application(withdrawn, () => Applied(tokens)))),
            new(Cast.Member, Acme, new WithdrawApplication(withdrawn, Applied(tokens))),
            new(Cast.Program, Program, new NameReviewers(awarded, Company, Reviewers)),
            new(Cast.Head, Head, new GiveReview(awarded, Advice.Award, Review(tokens))),
            new(Cast.Liaison, Liaison, new GiveReview(awarded, Advice.Decline, Review(tokens))),
            new(Cast.Program, Program, new RecordConsensus(awarded, new(Advice.Award, Review(tokens)))),
            new(Cast.Program, Program, new DecideApplication(awarded, new(1_000_000, Applied(tokens)))),
            new(Cast.Member, Acme, new ReportActivity(awarded, new(
                EntityId.Parse(Applied(tokens)), DateOnly.FromDateTime(DateTime.UtcNow), Applied(tokens), 500_000, [new Reference(Applied(tokens))], 7.5m))),
            new(Cast.Program, Program, new EndAward(awarded, new(EndedAs.DroppedOut, 500_000, Applied(tokens)))),
        ];
    }

    private static MoveDeadline Moved(Tokens tokens) => new(Deadline with { At = Deadline.At.AddMinutes(Interlocked.Increment(ref moved)) }, tokens.For(Open));

    private static Application Application(EntityId id, Func<string> word) => new(
        id, Company, word(), word(), new Reference(word()), [new(CostKind.Travel, 2_000_000, word())], [new(EntityId.Parse("fixed"), true)]);

    /// <summary>A word that the company shows to the program managers.</summary>
    private static string Applied(Tokens tokens) => tokens.For(Acme, Program);

    /// <summary>A word that the reviewers read too.</summary>
    private static string Judged(Tokens tokens) => tokens.For(Acme, Program, Head, Liaison);

    /// <summary>A word of the reviewers, which the company never reads.</summary>
    private static string Review(Tokens tokens) => tokens.For(Program, Head, Liaison);

    private static Addressee Of(Role role) => new(role.Participant, GroupId.Parse(role.Group!));
}
