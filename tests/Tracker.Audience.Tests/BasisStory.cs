using Tracker.Domain.Participating;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A company's log about a committee: its people read it, the government offices read what they are asked, and no one else learns that there is
/// one.</summary>
internal sealed class BasisStory() : Story(BasisKind.Word)
{
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme"), Government = CompartmentId.Government;

    public override ActorId Actor(string key) => BasisKind.Of(GroupId.Parse("org/acme"), Venue(key));

    public override CompartmentId[] Listed => [Acme, Government];

    public override string[] Lists => [.. base.Lists, "/api/search", "/participation"];

    public override string[] Pages => [.. base.Pages, "/basis/{*Key}"];

    public override string[] HeldBy(Role role) => role.Group switch
    {
        "org/acme" => [Acme.Value],
        "office/standards" or "office/other" => [Government.Value],
        _ => [],
    };

    public override Step Again(Tokens tokens) => new(Cast.Member, Acme, new AddBasis(Entry(tokens)));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (name, question, back) = (Shared(tokens), EntityId.Parse(Shared(tokens)), EntityId.Parse(Shared(tokens)));
        return
        [
            new(Cast.Member, Acme, new BeginBasis(Venue(Shared(tokens)), name, Entry(tokens))),
            new(Cast.Member, Acme, new AddBasis(
                Entry(tokens) with { Status = ParticipationStatus.SteppedBack, Reason = AwayReason.Cost, IsCounted = true })),
            new(Cast.Member, Acme, new AskOffices(question, Shared(tokens))),
            new(Cast.Liaison, Government, new AnswerCase(question, new Edit(null, Shared(tokens)))),
            new(Cast.Member, Acme, new AskOffices(back, Shared(tokens))),
            new(Cast.Member, Acme, new TakeBackQuestion(back)),
            new(Cast.Member, Acme, new AddBasis(Entry(tokens))),
        ];
    }

    private static ActorId Venue(string key) => ActorId.Parse($"committee/{key.ToLowerInvariant()}");

    private static BasisEntry Entry(Tokens tokens) => new(
        tokens.Id(Acme), ParticipationStatus.TakingPart, PartialDate.Parse("2022"), tokens.For(Acme),
        [new(ActorId.Parse("guidance/" + tokens.For(Acme).ToLowerInvariant()), tokens.Id(Acme), tokens.For(Acme))]);

    /// <summary>A word that the company shows to the government offices.</summary>
    private static string Shared(Tokens tokens) => tokens.For(Acme, Government);
}
