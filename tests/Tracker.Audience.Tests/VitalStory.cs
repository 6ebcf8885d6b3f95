using Tracker.Domain.Shared;
using Tracker.Domain.Parts;
using Tracker.Domain.Vital;

namespace Tracker.Audience.Tests;

/// <summary>A note of one office for two people of companies: nobody else learns that it exists, not even their colleagues or other offices.</summary>
internal sealed class VitalStory() : Story(VitalKind.Word)
{
    private static readonly CompartmentId Office = CompartmentId.Parse("office/standards"), Recipients = CompartmentId.Recipients;
    private static readonly CompartmentId Own = CompartmentId.Own(Cast.Member.Participant);
    private static readonly Addressee Member = new(Cast.Member.Participant, GroupId.Parse(Cast.Member.Group!));
    private static readonly Addressee Spokesperson = new(ParticipantId.Parse("spokesperson"), GroupId.Parse("org/industry"));

    public override ActorId Actor(string key) => VitalKind.Of(GroupId.Parse("office/standards"), key);

    public override CompartmentId[] Listed => [Office, Recipients];

    public override string[] Lists => [.. base.Lists, "/api/search", "/vital-information"];

    public override string[] Pages => [.. base.Pages, "/vital/{*Key}"];

    public override string[] HeldBy(Role role) => role.Id switch
    {
        "liaison" => [Office.Value],
        "member" => [Recipients.Value, Own.Value],
        "spokesperson" => [Recipients.Value, "own/spokesperson"],
        _ => [],
    };

    public override Step Again(Tokens tokens) =>
        new(Cast.Liaison, Office, note => new EditVitalText(new Edit(((VitalNote)note).Text.Value, tokens.For(Office))));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (first, text, said) = (Shared(tokens), Shared(tokens), Shared(tokens));
        var (both, question) = (new Addressees([Member, Spokesperson]), EntityId.Parse(Shared(tokens)));
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        var subject = tokens.For(Office);
        return
        [
            new(Cast.Liaison, Office, new DraftVital(subject, tokens.For(Office), Addressees.None, day)),
            new(Cast.Liaison, Office, new EditVitalSubject(new Edit(subject, first))),
            new(Cast.Liaison, Office, note => new EditVitalText(new Edit(((VitalNote)note).Text.Value, text))),
            new(Cast.Liaison, Office, new ChangeRecipients(Addressees.None, both)),
            new(Cast.Liaison, Office, new SetAcknowledgeBy(day, day.AddDays(1))),
            new(Cast.Liaison, Office, new ReleaseVital(4, both)),
            new(Cast.Member, Recipients, new AskSender(question, said)),
            new(Cast.Liaison, Office, new AnswerRecipients(question, new Edit(null, Shared(tokens)))),
            new(Cast.Member, Own, new AcknowledgeRelease(1)),
            new(Cast.Liaison, Office, new RemindRecipients([Spokesperson.Participant])),
            new(Cast.System, Office, new RemindAhead(1, day)),
            new(Cast.Liaison, Office, new WithdrawRelease()),
            new(Cast.Liaison, Office, new EditVitalText(new Edit(text, tokens.For(Office)))),
        ];
    }

    /// <summary>A word that the office releases to the recipients.</summary>
    private static string Shared(Tokens tokens) => tokens.For(Office, Recipients);
}
