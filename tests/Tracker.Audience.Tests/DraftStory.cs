using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>A change that goes the way of a keystroke.</summary>
/// <param name="Change">What is typed into the text as it stands.</param>
internal sealed record TypedStep(Role By, CompartmentId At, Intent Intent, Func<DraftState, TextChange> Change)
    : Step(By, At, () => new ChangeText(0, Change(DraftState.Empty), Intent == Intent.Suggest));

/// <summary>A text's life in which every command occurs and much is typed, with a token in every word.</summary>
/// <param name="at">Where it is written.</param>
/// <param name="look">The text as it stands.</param>
internal sealed class DraftStory(Tokens tokens, CompartmentId at, Func<DraftState> look) : IStory
{
    public static readonly CompartmentId[] Places = [CompartmentId.Delegation, CompartmentId.Government, CompartmentId.Organization("acme")];

    /// <summary>A paper of the delegation of that name.</summary>
    public ActorId Actor(string name) => Of(name, at);

    public static ActorId Of(string delegation, CompartmentId at) =>
        new DraftId(ActorId.Parse("delegation/" + delegation), at, EntityId.Parse("papers"), "brief").Actor!.Value;

    public static Role Writer(CompartmentId at) =>
        at == CompartmentId.Delegation ? Cast.Head : at == CompartmentId.Government ? Cast.Liaison : Cast.Member;

    public IReadOnlyList<Step> Steps()
    {
        var writer = Writer(at);
        var other = at == CompartmentId.Government ? Cast.All.Single(r => r.Id == "other-office") : Cast.All.Single(r => r.Id == "adviser");
        EntityId comment = tokens.Id(at), frozen = tokens.Id(at);
        string title = tokens.For(at), begins = tokens.For(at);
        return
        [
            Do(writer, () => new CreateDraft(title, Insert(begins + "\n"))),
            Do(writer, () => new RenameDraft(new Edit(title, tokens.For(at)))),
            Do(writer, () => new ChangeText(look().Revision, Insert(tokens.For(at)))),
            Do(other, () => new ChangeText(look().Revision, Insert(tokens.For(at)), Suggest: true)),
            Typed(writer, Intent.Write, _ => Insert(tokens.For(at))),
            Typed(other, Intent.Suggest, _ => Insert(tokens.For(at))),
            Typed(writer, Intent.Write, text => TextChange.Build().Retain(text.Text.Length).Insert(tokens.For(at), Bold).ToChange()),
            Typed(writer, Intent.Undo, text => TextChange.Build().Retain(Math.Max(0, text.Text.Length - 3)).Delete(Math.Min(3, text.Text.Length)).ToChange()),
            Do(other, () => new AddComment(comment, look().Revision, 0, 4, tokens.For(at))),
            Do(writer, () => new ReplyToComment(comment, tokens.For(at))),
            Do(writer, () => new ResolveComment(comment, false, true)),
            Do(writer, () => new DecideSuggestions(true, look().Revision, From: 0, To: look().Text.Length)),
            Typed(other, Intent.Suggest, text => TextChange.Build().Delete(Math.Min(5, text.Text.Length)).ToChange()),
            Do(writer, () => new DecideSuggestions(false, look().Revision, From: 0, To: look().Text.Length)),
            Do(writer, () => new SetDraftMode(DraftMode.Open, DraftMode.Suggesting)),
            Typed(other, Intent.Suggest, _ => Insert(tokens.For(at))),
            Do(writer, () => new SetDraftMode(DraftMode.Suggesting, DraftMode.Open)),
            Do(writer, () => new FreezeDraft(frozen, tokens.For(at), look().Revision)),
            Typed(writer, Intent.Write, text => TextChange.Build().Delete(Math.Min(9, text.Text.Length)).ToChange()),
        ];
    }

    private static TextAttributes? Bold => TextAttributes.With(null, "bold", true);

    private static TextChange Insert(string text) => TextChange.Build().Insert(text).ToChange();

    private Step Do(Role by, Func<Command> command) => new(by, at, command);

    private TypedStep Typed(Role by, Intent intent, Func<DraftState, TextChange> change) => new(by, at, intent, change);
}
