using System.Runtime.CompilerServices;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Domain.Subjects;

namespace Tracker.Audience.Tests;

/// <summary>A briefing of one office for two people of companies: nobody else learns that it exists, and they nothing of returns, due diligence and
/// attendees.</summary>
internal sealed class BriefingStory() : Story(BriefingKind.Word)
{
    public static readonly ActorId Committee = ActorId.Parse("committee/briefed"), Organization = ActorId.Parse("organization/briefed");

    private static readonly ActorId Topic = ActorId.Parse("topic/briefed/statements/limit"), Cited = ActorId.Parse("source/briefed");
    private static readonly Source Source = new("A report on briefings", "Words of the report");
    private static readonly CompartmentId Office = CompartmentId.Parse("office/standards"), Recipients = CompartmentId.Recipients;
    private static readonly CompartmentId Own = CompartmentId.Own(Cast.Member.Participant);
    private static readonly Addressee Member = new(Cast.Member.Participant, GroupId.Parse(Cast.Member.Group!));
    private static readonly Addressee Spokesperson = new(ParticipantId.Parse("spokesperson"), GroupId.Parse("org/industry"));
    private static readonly ConditionalWeakTable<Stage, Lazy<Task>> Prepared = [];

    public override ActorId Actor(string key) => BriefingKind.Of(GroupId.Parse("office/standards"), key);

    /// <summary>The public record that the briefing cites.</summary>
    public override Task Prepare(Stage stage, string key) => Prepared.GetValue(stage, s => new(() => Record(s))).Value;

    public override CompartmentId[] Listed => [Office, Recipients];

    public override string[] Lists => [.. base.Lists, "/api/search", "/briefings"];

    public override string[] Pages => [.. base.Pages, "/briefing/{*Key}"];

    public override string[] HeldBy(Role role) => role.Id switch
    {
        "liaison" => [Office.Value],
        "member" => [Recipients.Value, Own.Value],
        "spokesperson" => [Recipients.Value, "own/spokesperson"],
        _ => [],
    };

    public override Step Again(Tokens tokens) =>
        new(Cast.Liaison, Office, briefing => new RenameBriefing(new Edit(((Briefing)briefing).Title.Value, tokens.For(Office))));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (title, first, returned, kept) = (tokens.For(Office), Shared(tokens), tokens.Id(Office), EntityId.Parse(Shared(tokens)));
        var (both, question, asked, attendee) = (new Addressees([Member, Spokesperson]), EntityId.Parse(Shared(tokens)), tokens.Id(Office), tokens.Id(Office));
        var (day, said) = (DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30), tokens.For(Office));
        var place = new Citation(Cited, null, new Source(Shared(tokens), Shared(tokens)));
        return
        [
            new(Cast.Liaison, Office, new CreateBriefing(title, Committee)),
            new(Cast.Liaison, Office, new RenameBriefing(new Edit(title, first))),
            new(Cast.Liaison, Office, new IncludeStatements([Line(tokens, BriefField.Caveat, "Participants: little is known", Topic)])),
            new(Cast.Liaison, Office, new IncludeOrganization(
                Organization, "Institute of briefings", [Line(tokens, BriefField.Type, "Institute", Organization)])),
            new(Cast.Liaison, Office, new AddSentence(returned, said, Organization)),
            new(Cast.System, Office, new ReturnSentence(returned, tokens.For(Office))),
            new(Cast.Liaison, Office, new TakeOutSentence(returned)),
            new(Cast.Liaison, Office, new AddSentence(kept, tokens.For(Office), Organization)),
            new(Cast.Liaison, Office, briefing => new ReplaceSentence(
                kept, new Edit(((Briefing)briefing).Find(kept)?.Words, Shared(tokens)), place)),
            new(Cast.Liaison, Office, new AskDiligence(asked, Organization, tokens.For(Office))),
            new(Cast.Liaison, Office, new RecordFinding(asked, tokens.For(Office), new(Cited, null, new Source(tokens.For(Office), tokens.For(Office))))),
            new(Cast.Liaison, Office, new NameAttendee(attendee, tokens.For(Office), Organization)),
            new(Cast.Liaison, Office, new TakeOffAttendee(attendee)),
            new(Cast.Liaison, Office, new ChangeRecipients(Addressees.None, both)),
            new(Cast.Liaison, Office, new SetAcknowledgeBy(null, day.AddDays(1))),
            new(Cast.System, Office, new PassReview(8)),
            new(Cast.Liaison, Office, briefing => new ReleaseBriefing(((Briefing)briefing).TextVersion, both)),
            new(Cast.Member, Recipients, new AskSender(question, Shared(tokens))),
            new(Cast.Liaison, Office, new AnswerRecipients(question, new Edit(null, Shared(tokens)))),
            new(Cast.Member, Own, new AcknowledgeRelease(1)),
            new(Cast.Liaison, Office, new RemindRecipients([Spokesperson.Participant])),
            new(Cast.System, Office, new RemindAhead(1, day)),
            new(Cast.Liaison, Office, new WithdrawRelease()),
            new(Cast.Liaison, Office, new LeaveOutOrganization(Organization)),
            new(Cast.Liaison, Office, new RenameBriefing(new Edit(first, tokens.For(Office)))),
        ];
    }

    private static BriefLine Line(Tokens tokens, BriefField field, string words, ActorId record) =>
        new(EntityId.Parse(Shared(tokens)), field, words, new(record, EntityId.Parse("said"), Source));

    private static async Task Record(Stage stage)
    {
        await stage.Must(Cast.Liaison, Cited, CompartmentId.Record, new AddSource("A report on briefings"));
        foreach (var (actor, title, statement) in new (ActorId, string, Statement)[]
        {
            (Committee, "Committee of briefings", new OfSort("committee")), (Organization, "Institute of briefings", new OfSort("institute")),
            (Topic, "General statements: limit", new Described("participants", "little is known")),
        })
        {
            await stage.Must(Cast.Liaison, actor, CompartmentId.Record, new OpenSubject(EntityId.Parse("title"), title, Source));
            await stage.Must(Cast.Liaison, actor, CompartmentId.Record, new RecordClaim(new Assertion(EntityId.Parse("said"), statement, Source)));
        }
    }

    /// <summary>A word that the office releases to the recipients.</summary>
    private static string Shared(Tokens tokens) => tokens.For(Office, Recipients);
}
