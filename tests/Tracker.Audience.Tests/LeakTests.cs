using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;

namespace Tracker.Audience.Tests;

/// <summary>
/// A unique word stands in every field of every compartment. Over every hub method, every pushed message and every route a role
/// receives no word of a compartment that is closed to it, and words of each compartment that it holds wherever they should come.
/// </summary>
public sealed class LeakTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly ActorId Delegation = ActorOf(Stories.All.OfType<DelegationStory>().Single());
    /// <summary>Who may not know who looks at a place of a record that everybody may read.</summary>
    private readonly List<(Listener Viewer, string Field)> strangers = [];

    private static readonly ActorId[] Actors = [.. Stories.All.Select(ActorOf)];

    [Fact]
    public async Task Role_receives_words_of_every_compartment_that_it_holds_and_no_word_of_those_that_are_closed_to_it()
    {
        var listeners = await Task.WhenAll(Cast.All.Select(role => Listener.Connect(stage, role)));
        var secrets = new List<Secret>();
        foreach (var story in Stories.All) secrets.Add(await Play(story, listeners));
        var ofOfficial = OfOfficial();
        secrets.Add(ofOfficial);
        await using var official = await Present(ofOfficial.Tokens, listeners);
        secrets.Add(await Invited());

        // Two at once: while the server writes a page for the one, the bytes of the other are read.
        await Parallel.ForEachAsync(listeners, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (listener, _) =>
        {
            await Everything.OfTheHub(listener.Tap, Actors.Append(ActorId.Parse("delegation/none")), (method, _, answer) => listener.Add(method, answer));
            await Everything.OfTheRoutes(
                stage, listener.Role, Actors, (way, _, answer) => listener.Add(way, answer), documents: stage.Documents);
            await listener.Tap.Invoke(Wire.Close, WireCodec.Pack(new CloseMessage(Delegation)).ToString());
        });
        var faults = new List<string>();
        foreach (var listener in listeners)
        {
            var read = listener.Heard();
            foreach (var secret in secrets) faults.AddRange(await secret.FaultsOf(listener, read));
            await listener.DisposeAsync();
        }

        faults.AddRange(from s in strangers where s.Viewer.Heard(Wire.Presence).Contains(s.Field) select $"{s.Viewer.Role} saw what a stranger looks at");
        Assert.NotEmpty(strangers);
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(20))}");
    }

    /// <summary>What the head wrote of somebody whom they invited: the head alone reads it, and the invited does not.</summary>
    private async Task<Secret> Invited()
    {
        var tokens = new Tokens();
        await stage.Services.GetRequiredService<IStore>().Invitations.Add(new OfferedPlace(
            EntityId.New(), ParticipantId.Parse("guest"), Cast.Head.Participant, Delegation, GroupId.Parse("org/acme"), RosterRole.Member, null, null,
            DateTimeOffset.UtcNow, tokens.For(CompartmentId.Delegation), tokens.For(CompartmentId.Delegation)));
        return new Secret("the invited", tokens, role => role == Cast.Head ? ["delegation"] : [], [new Way("/api/invitations/sent")]);
    }

    private static string KeyOf(Story story) => "leak-" + story.Name;

    private static ActorId ActorOf(Story story) => story.Actor(KeyOf(story));

    /// <summary>Everybody opens the record as soon as it exists for him, so that he is pushed what follows.</summary>
    private async Task<Secret> Play(Story story, Listener[] listeners)
    {
        var (tokens, actor) = (new Tokens(), ActorOf(story));
        await story.Prepare(stage, KeyOf(story));
        foreach (var step in story.Steps(tokens))
        {
            await stage.Must(actor, step);
            foreach (var listener in listeners) await listener.View(actor);
        }
        foreach (var at in listeners.SelectMany(l => story.HeldBy(l.Role)).Distinct().Where(at => tokens.Of(at).Any()).ToList())
            await Look(story, actor, at, tokens,
                [.. listeners.Where(l => story.HeldBy(l.Role).Contains(at)).OrderBy(l => story.HeldBy(l.Role).IndexOf(at))]);
        string[] listed = [.. story.Listed.Select(c => c.Value)];
        Way[] ways =
        [
            new(Wire.Open), .. story.Pushes.Append(Wire.Presence).Select(p => new Way(p, IsPushed: true)), .. story.Reads.Select(r => new Way(r)),
            .. story.Lists.Select(l => Way.Of(l, listed)), .. story.Pages.Select(p => new Way(p)), .. story.Ways,
        ];
        return new Secret(story.Name, tokens, story.HeldBy, ways);
    }

    /// <summary>
    /// Somebody, who is here by no other compartment if anybody is, looks at a place that stands nowhere else; where everybody may be, one
    /// of each circle of people who know one another does. Ends when all who may know of it have been told.
    /// </summary>
    private async Task Look(Story story, ActorId actor, string compartment, Tokens tokens, Listener[] holders)
    {
        var at = CompartmentId.Parse(compartment);
        var isForAll = at == CompartmentId.Record;
        for (var left = holders; left.Length > 0;)
        {
            var (first, field) = (left[0], tokens.For(at));
            var caret = DraftId.IsText(actor) ? new Caret(tokens.Number(at), 1, 2) : (Caret?)null;
            var look = new PresenceUpdate(actor, at, tokens.Id(at), field, Attention.Editing, caret);
            await first.Tap.Invoke(Wire.Look, WireCodec.Pack(look).ToString());
            var through = story.HeldBy(first.Role)[0];
            var circle = holders.Where(h => !isForAll || h.Role.Knows(first.Role) && story.HeldBy(h.Role).Contains(through)).ToArray();
            foreach (var holder in circle)
                Assert.True(await holder.Hears(Wire.Presence, [field]), $"{holder.Role} did not see who looks at {at} of {actor}");
            strangers.AddRange(holders.Except(circle).Select(h => (h, field)));
            left = [.. left.Except(circle)];
        }
    }

    /// <summary>His name stands in the directory, and beside what he does in the government's compartment.</summary>
    private static Secret OfOfficial() => new(
        "the official who is present", new Tokens(), role => role == Cast.Administrator ? ["administration"] : role.Holds,
        [
            Way.Of(Wire.Presence, "government") with { IsPushed = true }, Way.Of("/api/draft/readers", "government"),
            .. ((string[])[Wire.Open, "/api/record", "/api/record/past", "/api/history", "/records/{Kind}/{*Key}"]).Select(w => Way.Of(w, "administration")),
        ]);

    /// <summary>
    /// Somebody is present through the government's compartment only; his id, his name, his office and what he looks at are
    /// tokens. Ends when every viewer who is present has received a later presence: what was to come has come.
    /// </summary>
    private async Task<Tap> Present(Tokens tokens, Listener[] listeners)
    {
        string Token() => tokens.For(CompartmentId.Government, CompartmentId.Administration);
        string id = Token(), name = Token();
        var role = new Role(id, "office/" + Token(), null, ["government"], ["record", "government"]);
        await stage.Admit(role, name, Token());
        var tap = await stage.Connect(role);
        await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(Delegation));
        var (about, field) = (tokens.Id(CompartmentId.Government), tokens.For(CompartmentId.Government));
        var looks = new PresenceUpdate(Delegation, CompartmentId.Government, about, field, Attention.Editing);
        await tap.Invoke(Wire.Look, WireCodec.Pack(looks).ToString());
        await Task.WhenAll(listeners.Where(l => l.Role.Holds.Contains("government")).Select(l => l.Tap.Hears(name)));
        foreach (var viewer in listeners.Where(l => l.Role.Holds.Any(c => c is "delegation" or "government" or "partner/ca")))
        {
            var mark = "mark of " + viewer.Role;
            var later = new PresenceUpdate(Delegation, CompartmentId.Parse(viewer.Role.Holds[0]), EntityId.Parse("point"), mark);
            await viewer.Tap.Invoke(Wire.Look, WireCodec.Pack(later).ToString());
            await viewer.Tap.Hears(mark);
        }
        return tap;
    }
}
