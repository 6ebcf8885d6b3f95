using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>
/// A unique word stands in every field of every compartment. Whatever a role receives — over every hub method, every pushed
/// frame and every route — holds no word of a compartment that is closed to it.
/// </summary>
public sealed class LeakTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly ActorId Delegation = ActorId.Parse("delegation/leak"), WorkItem = ActorId.Parse("work-item/leak");
    private static readonly ActorId[] Texts = [.. DraftStory.Places.Select(at => DraftStory.Of("leak", at))];

    [Fact]
    public async Task No_role_receives_a_word_of_a_compartment_that_is_closed_to_it()
    {
        Tokens ofDelegation = new(), ofWorkItem = new(), ofDirectory = new(), ofOfficial = new(), ofTexts = new();
        ofWorkItem.StartAfter(1000);
        ofDirectory.StartAfter(2000);
        ofOfficial.StartAfter(3000);
        ofTexts.StartAfter(4000);
        var viewers = await Task.WhenAll(Cast.All.Select(async role => (Role: role, Tap: await stage.Connect(role))));
        await stage.Direct(new AddParticipant(ParticipantId.Parse(ofDirectory.For(CompartmentId.Administration)), ofDirectory.For(CompartmentId.Administration)));
        await Play(new WorkItemStory(ofWorkItem).Steps(), WorkItem, viewers);
        var story = new DelegationStory(ofDelegation) { Look = at => stage.StateOf(Delegation, at) };
        await Play(story.Steps(), Delegation, viewers);
        foreach (var (text, at) in Texts.Zip(DraftStory.Places))
        {
            await Play(new DraftStory(ofTexts, at, () => stage.DraftOf(text)).Steps(), text, viewers);
            await Point(ofTexts, text, at, viewers);
        }
        await using var official = await Present(ofOfficial, viewers);

        var heard = new List<string>();
        foreach (var (role, tap) in viewers)
        {
            var others = await EveryHubMethod(tap) + await EveryRoute(role);
            await tap.Invoke(Wire.Close, WireCodec.Pack(new CloseMessage(Delegation)).ToString());
            var bytes = Spelled.Out(tap.Received + others);
            heard.AddRange(ofDelegation.Foreign(bytes, role.Holds).Select(t => $"{role} saw {t} of the delegation"));
            heard.AddRange(ofWorkItem.Foreign(bytes, role.HoldsOfWorkItem).Select(t => $"{role} saw {t} of the work item"));
            heard.AddRange(ofDirectory.Foreign(bytes, role == Cast.Administrator ? ["administration"] : []).Select(t => $"{role} saw {t} of the directory"));
            heard.AddRange(ofTexts.Foreign(bytes, role.Holds).Select(t => $"{role} saw {t} of a text"));
            heard.AddRange(ofOfficial.Foreign(bytes, role == Cast.Administrator ? ["administration"] : role.Holds).Select(t => $"{role} saw {t} of the official who is present"));
            foreach (var tokens in (Tokens[])[ofDelegation, ofTexts])
                foreach (var compartment in role.Holds.Where(c => tokens.All.Values.Any(at => at.Any(x => x.Value == c))))
                    Assert.True(tokens.All.Any(t => t.Value.Any(c => c.Value == compartment) && bytes.Contains(t.Key, StringComparison.Ordinal)), $"{role} saw nothing of {compartment}");
            await tap.DisposeAsync();
        }

        Assert.Empty(heard);
    }

    private async Task Play(IReadOnlyList<Step> steps, ActorId actor, (Role Role, Tap Tap)[] viewers)
    {
        foreach (var step in steps)
        {
            await stage.Must(actor, step);
            if (step == steps[0] || step == steps[^1])
                foreach (var (_, tap) in viewers)
                    await tap.Invoke(Wire.Open, WireCodec.Pack(new OpenMessage(actor, Session: actor.Kind == DraftId.Kind ? Guid.NewGuid() : null)).ToString());
            foreach (var (role, tap) in viewers.Where(v => v.Role.Holds.Contains(step.At.Value)))
                await tap.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(actor, step.At, EntityId.Parse("point"), "field")).ToString());
        }
    }

    /// <summary>The writer's caret is a number that stands nowhere else. Ends when all who hold the text have been told of it.</summary>
    private async Task Point(Tokens tokens, ActorId text, CompartmentId at, (Role Role, Tap Tap)[] viewers)
    {
        var holders = viewers.Where(v => v.Role.Holds.Contains(at.Value)).ToList();
        var caret = new Caret(tokens.Number(at), 1, 2);
        var field = tokens.For(at);
        var writer = holders.Single(v => v.Role == DraftStory.Writer(at)).Tap;
        await writer.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(text, at, tokens.Id(at), field, Attention.Editing, caret)).ToString());
        await Task.WhenAll(holders.Select(h => h.Tap.Hears(field)));
    }

    /// <summary>
    /// Somebody is present through the government's compartment only; his id, his name, his office and what he looks at are
    /// tokens. Ends when every viewer who is present has received a later presence: what was to come has come.
    /// </summary>
    private async Task<Tap> Present(Tokens tokens, (Role Role, Tap Tap)[] viewers)
    {
        string Token() => tokens.For(CompartmentId.Government, CompartmentId.Administration);
        string id = Token(), name = Token();
        var role = new Role(id, "office/" + Token(), null, ["government"], ["record", "government"]);
        await stage.Admit(role, name, Token());
        var tap = await stage.Connect(role);
        await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(Delegation));
        await tap.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(Delegation, CompartmentId.Government, tokens.Id(CompartmentId.Government), tokens.For(CompartmentId.Government), Attention.Editing)).ToString());
        await Task.WhenAll(viewers.Where(v => v.Role.Holds.Contains("government")).Select(v => v.Tap.Hears(name)));
        foreach (var (viewer, theirs) in viewers.Where(v => v.Role.Holds.Any(c => c is "delegation" or "government" or "partner/ca")))
        {
            var mark = "mark of " + viewer;
            await theirs.Invoke(Wire.Look, WireCodec.Pack(new PresenceUpdate(Delegation, CompartmentId.Parse(viewer.Holds[0]), EntityId.Parse("point"), mark)).ToString());
            await theirs.Hears(mark);
        }
        return tap;
    }

    /// <summary>Calls each method of the hub for each record and compartment; a new method fails here until it is called.</summary>
    private static async Task<string> EveryHubMethod(Tap tap)
    {
        var methods = typeof(RecordHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType != typeof(Hub)).Select(m => m.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? m.Name).ToList();
        var text = 0;
        var calls = new Dictionary<string, Func<ActorId, CompartmentId, RawJson>>
        {
            [Wire.Open] = (actor, _) => WireCodec.Pack(new OpenMessage(actor)),
            [Wire.Look] = (actor, at) => WireCodec.Pack(new PresenceUpdate(actor, at, EntityId.Parse("x"), "y", Attention.Editing)),
            [Wire.Execute] = (actor, at) => WireCodec.Pack(new CommandMessage(actor, OperationId.New(), at, 0, "edit-note", new RawJson("{\"id\":\"none\",\"text\":{}}"u8.ToArray()))),
            [Wire.Close] = (actor, _) => WireCodec.Pack(new CloseMessage(actor)),
            [Wire.Type] = (_, _) => new RawJson(JsonSerializer.SerializeToUtf8Bytes(new TypeMessage(++text % 40, 1, 0, Intent.Write, TextChange.Build().Insert("x").ToChange()).Write())),
        };
        Assert.Equal(calls.Keys.Order(), methods.Order());
        var replies = new StringBuilder();
        foreach (var method in calls.Keys)
            foreach (var actor in (ActorId[])[Delegation, WorkItem, DirectoryKind.Actor, .. Texts, ActorId.Parse("delegation/none")])
                foreach (var at in (string[])["record", "delegation", "government", "program", "administration", "org/acme", "partner/ca", "partner/none"])
                    replies.Append(await tap.Invoke(method, calls[method](actor, CompartmentId.Parse(at)).ToString()));
        return replies.ToString();
    }

    /// <summary>Calls each route of the server; one that is not described here fails.</summary>
    private async Task<string> EveryRoute(Role role)
    {
        using var browser = stage.Browser(role);
        var bytes = new StringBuilder();
        foreach (var endpoint in stage.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                foreach (var request in Routes.Requests(method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), [Delegation, WorkItem, DirectoryKind.Actor, .. Texts]))
                    using (request)
                    using (var response = await browser.SendAsync(request))
                    {
                        bytes.Append(response.Headers).Append(response.Content.Headers);
                        bytes.Append(await response.Content.ReadAsStringAsync());
                    }
        return bytes.ToString();
    }
}
