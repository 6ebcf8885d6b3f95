using System.Collections.Concurrent;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>A survey: everybody reads that it is held and what came of it, program managers whom it invites and how many have answered, and who is invited
/// only their own invitation and receipt.</summary>
internal sealed class SurveyStory() : Story(SurveyKind.Word)
{
    /// <summary>The step from which on everybody reads what happens.</summary>
    public const int Public = 6;

    /// <summary>The step from which on until then it is for those whom it concerns.</summary>
    public const int Private = 3;

    private static readonly CompartmentId Open = CompartmentId.Record, Program = CompartmentId.Program;
    private static readonly CompartmentId Member = CompartmentId.Own(Cast.Member.Participant), Head = CompartmentId.Own(Cast.Head.Participant);
    private static readonly Addressees Invited = new([Of(Cast.Member), Of(Cast.Head)]);
    private static readonly ConcurrentDictionary<string, int> Years = [];
    private static int last = SurveyRules.FirstYear;

    /// <summary>A survey is named by its year: each key has one.</summary>
    public override ActorId Actor(string key) => SurveyRules.ActorOf(Years.GetOrAdd(key, _ => Interlocked.Increment(ref last)));

    public override CompartmentId[] Listed => [Open];

    public override string[] Lists => ["/api/records", "/surveys"];

    public override string[] Pages => [.. base.Pages, "/survey/{*Key}"];

    public override string[] HeldBy(Role role) => role switch
    {
        { Group: "program" } => [Program.Value, Open.Value],
        { Id: "member" or "head" } => [CompartmentId.Own(role.Participant).Value, Open.Value],
        _ => [Open.Value],
    };

    /// <summary>What everybody reads, and what an invited person does, has its words from its beginning, with which the record is opened; later frames bring
    /// no words but those of the managers' notes.</summary>
    public override string[] Pushes => [];

    public override Way[] Ways => [Way.Of(Wire.Frame, Program.Value) with { IsPushed = true }];

    public override Step Again(Tokens tokens) => new(Cast.Program, Program, state => Note(state, tokens));

    public override IReadOnlyList<Step> Steps(Tokens tokens) =>
    [
        new(Cast.Program, Program, new OpenSurvey(tokens.For(Open))),
        new(Cast.Program, Program, new WithdrawSurvey(tokens.For(Open))),
        new(Cast.Program, Program, new OpenSurvey(tokens.For(Open))),
        new(Cast.Program, Program, new InviteToSurvey(Invited, tokens.For(Member, Head))),
        new(Cast.System, Member, new NoteAnswer()),
        new(Cast.Program, Program, state => Note(state, tokens)),
        new(Cast.Program, Program, new CloseSurvey()),
        new(Cast.System, Open, new PublishResult(SurveyResult.Of(2, BallotBox.Empty))),
    ];

    private static EditSurveyNote Note(object state, Tokens tokens) => new(new Edit(((SurveyRecord)state).ManagersNote.Value, tokens.For(Program)));

    private static Addressee Of(Role role) => new(role.Participant, GroupId.Parse(role.Group!));
}
