using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>Guidance that offices record and everyone reads, in two versions.</summary>
internal sealed class GuidanceStory() : Story(GuidanceKind.Word)
{
    private static readonly CompartmentId R = CompartmentId.Record;

    public override CompartmentId[] Listed => [R];

    public override string[] Lists => [.. base.Lists, "/api/search", "/guidances"];

    public override string[] Pages => [.. base.Pages, "/guidance/{*Key}"];

    /// <summary>Everyone who is signed in.</summary>
    public override string[] HeldBy(Role role) => [R.Value];

    public override Step Again(Tokens tokens) =>
        new(Cast.Liaison, R, guidance => new RenameGuidance(new Edit(((GuidanceRecord)guidance).Title.Value, tokens.For(R))));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (first, title) = (Version(tokens), tokens.For(R));
        return
        [
            new(Cast.Liaison, R, new PublishGuidance(title, first)),
            new(Cast.Liaison, R, new RenameGuidance(new Edit(title, tokens.For(R)))),
            new(Cast.Liaison, R, new ReviseGuidance(first.Id, Version(tokens))),
            new(Cast.Liaison, R, new WithdrawGuidance(tokens.For(R))),
        ];
    }

    private static GuidanceVersion Version(Tokens tokens) => new(
        tokens.Id(R), new Reference(tokens.For(R)), [StandardsActivity.Attend], [new Reference(tokens.For(R))], new PartialInterval(PartialDate.Parse("2022")),
        new Source(tokens.For(R), tokens.For(R), tokens.For(R)), tokens.For(R), tokens.For(R), Unclear: tokens.For(R));
}
