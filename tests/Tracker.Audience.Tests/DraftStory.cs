using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>A change that goes the way of a keystroke.</summary>
/// <param name="Change">What is typed into the text as it stands.</param>
internal sealed record TypedStep(Role By, CompartmentId At, Intent Intent, Func<DraftState, TextChange> Change)
    : Step(By, At, text => new ChangeText(0, Change((DraftState)text), Intent == Intent.Suggest));

/// <summary>A paper of a delegation in which much is typed, with a token in every word.</summary>
/// <param name="at">Where it is written.</param>
internal sealed class DraftStory(CompartmentId at) : Story("draft-" + at.Value.Replace('/', '-'))
{
    public static readonly CompartmentId[] Places = [CompartmentId.Delegation, CompartmentId.Government, CompartmentId.Organization("acme")];

    public CompartmentId At => at;

    public override ActorId Actor(string key) => Of(key, at);

    public override string[] HeldBy(Role role) => role.Holds;

    public override CompartmentId[] Listed => [at];

    public override string[] Pushes => [Wire.Frame, Wire.Text];

    public override string[] Reads => [.. base.Reads, "/api/draft/text", "/api/draft/changes"];

    public override string[] Lists => [.. base.Lists, "/api/draft/list"];

    public override string[] Pages => [.. base.Pages, "/t/{*Key}"];

    /// <summary>The delegation of that name, with everybody on its roster.</summary>
    public override Task Prepare(Stage stage, string key) => stage.FoundWhole(key);

    public static ActorId Of(string delegation, CompartmentId at) =>
        new DraftId(ActorId.Parse("delegation/" + delegation), at, EntityId.Parse("papers"), "brief").Actor!.Value;

    public static Role Writer(CompartmentId at) =>
        at == CompartmentId.Delegation ? Cast.Head : at == CompartmentId.Government ? Cast.Liaison : Cast.Member;

    public override Step Again(Tokens tokens) => Do(Writer(at), text => new ChangeText(text.Revision, Insert(tokens.For(at)[..1])));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var writer = Writer(at);
        var other = at == CompartmentId.Government ? Cast.All.Single(r => r.Id == "other-office") : Cast.All.Single(r => r.Id == "adviser");
        EntityId comment = tokens.Id(at), frozen = tokens.Id(at);
        string title = tokens.For(at), begins = tokens.For(at);
        return
        [
            Do(writer, _ => new CreateDraft(title, Insert(begins + "\n"))),
            Do(writer, _ => new RenameDraft(new Edit(title, tokens.For(at)))),
            Do(writer, text => new ChangeText(text.Revision, Insert(tokens.For(at)))),
            Do(other, text => new ChangeText(text.Revision, Insert(tokens.For(at)), Suggest: true)),
            Typed(writer, Intent.Write, _ => Insert(tokens.For(at))),
            Typed(other, Intent.Suggest, _ => Insert(tokens.For(at))),
            Typed(writer, Intent.Write, text => TextChange.Build().Retain(text.Text.Length).Insert(tokens.For(at), Bold).ToChange()),
            Typed(writer, Intent.Undo, text => DeleteLast(text, 3)),
            Do(other, text => new AddComment(comment, text.Revision, 0, 4, tokens.For(at))),
            Do(writer, _ => new ReplyToComment(comment, tokens.For(at))),
            Do(writer, _ => new ResolveComment(comment, false, true)),
            Do(writer, text => new DecideSuggestions(true, text.Revision, From: 0, To: text.Text.Length)),
            Typed(other, Intent.Suggest, text => DeleteFirst(text, 5)),
            Do(writer, text => new DecideSuggestions(false, text.Revision, From: 0, To: text.Text.Length)),
            Do(writer, _ => new SetDraftMode(DraftMode.Open, DraftMode.Suggesting)),
            Typed(other, Intent.Suggest, _ => Insert(tokens.For(at))),
            Do(writer, _ => new SetDraftMode(DraftMode.Suggesting, DraftMode.Open)),
            Do(writer, text => new FreezeDraft(frozen, tokens.For(at), text.Revision)),
            Typed(writer, Intent.Write, text => DeleteFirst(text, 9)),
        ];
    }

    private static TextAttributes? Bold => TextAttributes.With(null, "bold", true);

    private static TextChange Insert(string text) => TextChange.Build().Insert(text).ToChange();

    private static TextChange DeleteFirst(DraftState text, int count) => TextChange.Build().Delete(Math.Min(count, text.Text.Length)).ToChange();

    private static TextChange DeleteLast(DraftState text, int count) =>
        TextChange.Build().Retain(Math.Max(0, text.Text.Length - count)).Delete(Math.Min(count, text.Text.Length)).ToChange();

    private Step Do(Role by, Func<DraftState, Command> command) => new(by, at, text => command((DraftState)text));

    private TypedStep Typed(Role by, Intent intent, Func<DraftState, TextChange> change) => new(by, at, intent, change);
}
