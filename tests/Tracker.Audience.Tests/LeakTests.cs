using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>
/// A unique word stands in every field of every compartment. Over every hub method, every pushed message and every route a role
/// receives no word of a compartment that is closed to it, and words of each compartment that it holds wherever they should come.
/// </summary>
public sealed class LeakTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly ActorId Delegation = ActorOf(Stories.All.OfType<DelegationStory>().Single());
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

        var faults = new List<string>();
        foreach (var listener in listeners)
        {
            await EveryHubMethod(listener);
            await EveryRoute(listener);
            await listener.Tap.Invoke(Wire.Close, WireCodec.Pack(new CloseMessage(Delegation)).ToString());
            foreach (var secret in secrets) faults.AddRange(await secret.FaultsOf(listener));
            await listener.DisposeAsync();
        }

        Assert.Empty(faults);
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
            await Look(actor, at, tokens, [.. listeners.Where(l => story.HeldBy(l.Role).Contains(at)).OrderBy(l => story.HeldBy(l.Role).IndexOf(at))]);
        string[] listed = [.. story.Listed.Select(c => c.Value)];
        Way[] ways =
        [
            new(Wire.Open), .. story.Pushes.Append(Wire.Presence).Select(p => new Way(p, IsPushed: true)), .. story.Reads.Select(r => new Way(r)),
            .. story.Lists.Select(l => Way.Of(l, listed)), .. story.Pages.Select(p => Way.OfOne(p, listed)),
        ];
        return new Secret(story.Name, tokens, story.HeldBy, ways);
    }

    /// <summary>
    /// The first, who is here by no other compartment if anybody is, looks at a place that stands nowhere else. Ends when all who hold
    /// the compartment have been told of it.
    /// </summary>
    private static async Task Look(ActorId actor, string compartment, Tokens tokens, Listener[] holders)
    {
        var at = CompartmentId.Parse(compartment);
        var field = tokens.For(at);
        var caret = DraftId.IsText(actor) ? new Caret(tokens.Number(at), 1, 2) : (Caret?)null;
        await holders[0].Tap.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(actor, at, tokens.Id(at), field, Attention.Editing, caret)).ToString());
        foreach (var holder in holders) Assert.True(await holder.Hears(Wire.Presence, [field]), $"{holder.Role} did not see who looks at {at} of {actor}");
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

    /// <summary>Calls each method of the hub for each record and compartment; a new method fails here until it is called.</summary>
    private static async Task EveryHubMethod(Listener listener)
    {
        var methods = typeof(RecordHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType != typeof(Hub))
            .Select(m => m.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? m.Name);
        var text = 0;
        var calls = new Dictionary<string, Func<ActorId, CompartmentId, RawJson>>
        {
            [Wire.Open] = (actor, _) => WireCodec.Pack(new OpenMessage(actor)),
            [Wire.Look] = (actor, at) => WireCodec.Pack(new PresenceUpdate(actor, at, EntityId.Parse("x"), "y", Attention.Editing)),
            [Wire.Execute] = (actor, at) => WireCodec.Pack(
                new CommandMessage(actor, OperationId.New(), at, 0, "edit-note", new RawJson("{\"id\":\"none\",\"text\":{}}"u8.ToArray()))),
            [Wire.Close] = (actor, _) => WireCodec.Pack(new CloseMessage(actor)),
            [Wire.Type] = (_, _) => new RawJson(JsonSerializer.SerializeToUtf8Bytes(
                new TypeMessage(++text % 40, 1, 0, Intent.Write, TextChange.Build().Insert("x").ToChange()).Write())),
        };
        Assert.Equal(calls.Keys.Order(), methods.Order());
        foreach (var (method, call) in calls)
            foreach (var actor in Actors.Append(ActorId.Parse("delegation/none")))
                foreach (var at in Routes.Compartments.Append("partner/none"))
                    listener.Add(method, (await listener.Tap.Invoke(method, call(actor, CompartmentId.Parse(at)).ToString())).GetRawText());
    }

    /// <summary>Calls each route of the server; one that is not described in <see cref="Routes"/> fails.</summary>
    private async Task EveryRoute(Listener listener)
    {
        using var browser = stage.Browser(listener.Role);
        foreach (var endpoint in stage.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
                foreach (var request in Routes.Requests(method, route, Actors).SelectMany(Routes.WithHead))
                    using (request)
                    using (var response = await browser.SendAsync(request))
                        listener.Add(Routes.WayOf(route, request), $"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}");
            }
    }
}
