using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Storage;

namespace Tracker.Audience.Tests;

/// <summary>A public record with private notes and concerns beside it. All kinds of subject have its commands and rules.</summary>
internal sealed class WorkItemStory() : Story("work-item")
{
    private static readonly CompartmentId R = CompartmentId.Record, G = CompartmentId.Government, P = CompartmentId.Program;
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme");

    private static readonly ActorId Twin = ActorId.Parse("work-item/twin");

    /// <summary>The record that the one of the story is merged into for a while.</summary>
    public override async Task Prepare(Stage stage, string key)
    {
        if (!await stage.Services.GetRequiredService<IStore>().Listings.Happened(Twin, [R]))
            await stage.Must(Cast.Liaison, Twin, R, new OpenSubject(EntityId.Parse("twin"), "Twin", new Source("A report", "as printed"), "ITU-T"));
    }

    public override string[] HeldBy(Role role) => role.HoldsOfWorkItem;

    public override CompartmentId[] Listed => [R];

    public override string[] Lists => [.. base.Lists, "/api/search"];

    public override string[] Reads => [.. base.Reads, "/api/claims"];

    public override Step Again(Tokens tokens) => new(Cast.Liaison, G, new AddNote(tokens.Id(G), tokens.For(G)));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        EntityId first = tokens.Id(R), second = tokens.Id(R), former = tokens.Id(R), third = tokens.Id(R), note = tokens.Id(G), concern = tokens.Id(G);
        string noteText = tokens.For(G);
        return
        [
            new(Cast.Liaison, R, new OpenSubject(first, tokens.For(R), From(R), "ITU-T")),
            new(Cast.Member, R, new RecordClaim(new Assertion(second, new Titled(tokens.For(R)), From(R)))),
            new(Cast.Member, R, new PreferClaim(second, tokens.For(R))),
            new(Cast.Member, R, new RecordClaim(new Assertion(former, new AlsoNamed(tokens.For(R)), From(R)))),
            new(Cast.Member, R, new SupersedeClaim(former, new Assertion(third, new AlsoNamed(tokens.For(R)), From(R)), tokens.For(R))),
            new(Cast.Member, R, new MarkRemovedByBody(third, tokens.For(R))),
            new(Cast.Member, R, new WithdrawClaim(third, tokens.For(R))),
            new(Cast.Member, R, new MergeRecord(Twin, tokens.For(R))),
            new(Cast.Member, R, new SplitRecord(tokens.For(R))),
            new(Cast.Liaison, G, new AddNote(note, noteText)),
            new(Cast.Liaison, G, new EditNote(note, new Edit(noteText, tokens.For(G)))),
            new(Cast.Liaison, G, new RaiseConcern(concern, ConcernKind.Security, tokens.For(G))),
            new(Cast.Liaison, G, new AnswerConcern(concern, tokens.Id(G), tokens.For(G))),
            new(Cast.Liaison, G, new WithdrawConcern(concern)),
            new(Cast.Liaison, G, new RemoveNote(note)),
            new(Cast.Member, Acme, new AddNote(tokens.Id(Acme), tokens.For(Acme))),
            new(Cast.Program, P, new AddNote(tokens.Id(P), tokens.For(P))),
            new(Cast.Liaison, G, Fact(G)),
            new(Cast.Member, Acme, Fact(Acme)),
            new(Cast.Program, P, Fact(P)),
        ];

        RecordClaim Fact(CompartmentId at) => new(new Assertion(tokens.Id(at), new Described(tokens.For(at), tokens.For(at)), From(at)));

        Source From(CompartmentId at) => new(tokens.For(at), Quote: tokens.For(at), Locator: tokens.For(at));
    }
}
