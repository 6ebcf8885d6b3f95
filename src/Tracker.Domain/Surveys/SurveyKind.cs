namespace Tracker.Domain.Surveys;

/// <summary>A yearly survey of what keeps people from taking part, <c>survey/&lt;year&gt;</c>. Everybody reads in <c>record</c> when it was held and what came
/// of it, program managers in <c>program</c> who is invited and how many have answered, and who is invited has a receipt in <c>own/&lt;id&gt;</c>. Answers are
/// in none of them: they are sums in a ballot box beside the log.</summary>
public sealed class SurveyKind() : RecordKind<SurveyRecord>(Word, new SurveyJson(Codec.Options), SurveyRecord.Empty, [new SurveyPart(), new TallyPart()])
{
    public const string Word = "survey";

    /// <summary>The closed ones first: who is on the page of a survey is shown to nobody through an invitation.</summary>
    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Program, s => IsProgram(s) || IsManager(s) ? Right.Write : Right.None),
        CompartmentRule.EachParticipant((s, at) =>
            IsProgram(s) ? Right.Write : s.Role is not null && at == CompartmentId.Own(s.Principal.Id) ? Right.Read : Right.None),
        CompartmentRule.One(CompartmentId.Record, s => IsProgram(s) ? Right.Write : Right.Read),
    ];

    /// <summary>That of somebody who is invited, as long as they belong to the company for which they were.</summary>
    public override ImmutableArray<RosterRole> Roles => [RosterRole.Member];

    public override AccessList AccessListOf(RecordState record) => record.Of<SurveyRecord>(CompartmentId.Program) is { } survey
        ? new([.. survey.AllInvited.All.Select(a => new RosterLine(a.Participant, RosterRole.Member, As: a.Group))])
        : AccessList.Empty;

    public override bool Creates(Command command) => command is OpenSurvey;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at == CompartmentId.Program && IsManager(standing) ? Right.Write : Right.None;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is TallyCommand && !IsProgram(standing) ? Rejection.OnlyTheProgram
        : command is SurveyCommand && !IsManager(standing) ? Rejection.OnlyProgramManagers
        : null;

    public override Listing? ListingOf(CompartmentId compartment, SurveyRecord state)
    {
        if (state.Opened is not { } opened) return null;
        var detail = ImmutableSortedDictionary<string, string>.Empty.Add("about", state.About!).Add("opened", Day(opened));
        if (state.Closed is { } closed) detail = detail.Add("closed", Day(closed));
        if (state.Withdrawn is { } withdrawn) detail = detail.Add("withdrawn", Day(withdrawn.At));
        return new(TitleOf(state.Year), detail);
    }

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, SurveyRecord state) =>
        [SearchSource.Title(state.About, () => state.About is { } about ? $"{TitleOf(state.Year)}\n{about}" : null)];

    protected override Rejection? Refuses(Sight sight, SurveyRecord? here, Command command) =>
        command is OpenSurvey || sight.Of<SurveyRecord>(CompartmentId.Record) is not null ? null : Rejection.NotFound;

    private static string TitleOf(int year) => $"Barriers survey {year.ToString(CultureInfo.InvariantCulture)}";

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;

    private static bool IsManager(Standing standing) => standing.Principal.IsProgramManager(standing.Today);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The JSON of a survey and of its messages.</summary>
[JsonSerializable(typeof(SurveyRecord)), JsonSerializable(typeof(SurveyCommand)), JsonSerializable(typeof(SurveyEvent))]
[JsonSerializable(typeof(TallyCommand)), JsonSerializable(typeof(TallyEvent))]
internal sealed partial class SurveyJson : JsonSerializerContext;
