using System.Text.Json;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>
/// Two servers that differ only in what is hidden from some: all that these can ask is answered byte for byte alike, over every hub method and
/// every route, and the same is pushed to them. Times, drawn ids and what is encrypted are left out of the comparison.
/// </summary>
public sealed class TwoWorldsTests
{
    private static readonly Role[] Outsiders = [.. Cast.All.Where(r => r.Id is "outsider" or "guest" or "other-partner")];
    private static readonly Role Watcher = Cast.All.Single(r => r.Id == "outsider");
    private static readonly CompartmentId Own = CompartmentId.Organization("other");
    private static readonly ActorId Item = ActorId.Parse("work-item/worlds"), Watch = ActorId.Parse("watch/worlds");
    private static readonly ActorId[] Hidden = [.. Stories.All.Where(s => s is not WorkItemStory).Select(s => s.Actor(KeyOf(s)))];

    /// <summary>What it opens is public, and so in both worlds.</summary>
    private static readonly CallStory Call = Stories.All.OfType<CallStory>().Single();
    private static readonly Step CallOpened = Call.Steps(new Tokens())[0];

    /// <summary>The same for a survey, with whom it invites and that they have answered hidden.</summary>
    private static readonly SurveyStory Survey = Stories.All.OfType<SurveyStory>().Single();
    private static readonly Step SurveyOpened = Survey.Steps(new Tokens())[0];

    private static string KeyOf(Story story) => story is WorkItemStory ? Item.Key : "worlds-" + story.Name;

    [Fact]
    public async Task World_with_hidden_records_looks_to_an_outsider_as_the_world_without_them()
    {
        var tokens = new Tokens();
        await using var plain = await World.Begun(tokens);
        await using var full = await World.Begun(tokens);
        await full.Hide();
        foreach (var world in (World[])[plain, full]) await world.End(tokens);

        var differ = new List<string>();
        foreach (var role in Outsiders)
        {
            var both = await Task.WhenAll(plain.AllThat(role), full.AllThat(role));
            var (without, with) = (both[0], both[1]);
            Assert.Equal(without.Select(a => a.Asked), with.Select(a => a.Asked));
            Assert.Contains(with, a => a.Asked == $"GET /api/record?actor={Item} " && a.Answer.Contains("fixed-last", StringComparison.Ordinal));
            differ.AddRange(
                from pair in without.Zip(with)
                where pair.First != pair.Second
                select $"{role}: {pair.First.Asked}\n{Difference(pair.First.Answer, pair.Second.Answer)}");
        }
        Assert.NotEqual(await plain.Delegations(Cast.Liaison), await full.Delegations(Cast.Liaison));
        Assert.True(differ.Count == 0, $"{differ.Count} differ:\n{string.Join("\n\n", differ.Take(5))}");
    }

    /// <summary>Where two answers part, with what stands around it.</summary>
    private static string Difference(string without, string with)
    {
        var at = without.Zip(with).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string answer) => answer[Math.Max(0, at - 300)..Math.Min(answer.Length, at + 700)];
        return $"{Around(without)}\n--- and\n{Around(with)}";
    }

    /// <summary>The outsiders see one public record, and what their own company keeps.</summary>
    private sealed class World : IAsyncDisposable
    {
        private readonly Stage stage = new();
        private readonly Dictionary<Role, (Tap Tap, List<string> Pushed)> taps = [];

        public static async Task<World> Begun(Tokens tokens)
        {
            var world = new World();
            await world.stage.InitializeAsync();
            await world.Begin(tokens);
            return world;
        }

        private async Task Begin(Tokens tokens)
        {
            // What a hidden briefing cites is public, and so in both worlds.
            foreach (var story in Stories.All.OfType<BriefingStory>()) await story.Prepare(stage, KeyOf(story));
            await stage.Must(Call.Actor(KeyOf(Call)), CallOpened);
            await stage.Must(Survey.Actor(KeyOf(Survey)), SurveyOpened);
            foreach (var step in Visible(tokens.Fixed("first"))) await stage.Must(step.By == Watcher ? Watch : Item, step);
            foreach (var role in Outsiders)
            {
                var tap = await stage.Connect(role);
                var pushed = new List<string>();
                tap.Message += (way, message) => { lock (pushed) if (!IsVersionOnly(message)) pushed.Add($"{way} {Alike.Of(message.GetRawText())}"); };
                taps[role] = (tap, pushed);
                foreach (var actor in Hidden.Prepend(Watch).Prepend(Item)) await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor));
            }
        }

        /// <summary>Every story is told, also in the closed compartments of the public record.</summary>
        public async Task Hide()
        {
            foreach (var story in Stories.All)
            {
                // What is public is the same in both worlds.
                if (story is not WorkItemStory) await story.Prepare(stage, KeyOf(story));
                foreach (var step in story.Steps(new Tokens()).Where((s, place) => story switch
                {
                    WorkItemStory or WatchStory or PlaybookStory or GuidanceStory => s.At != CompartmentId.Record,
                    // Where one company has a source of its own, another cannot begin one under the same key.
                    SourceStory => s.At == CompartmentId.Government,
                    // What a call is, until when, and what of it was corrected, everybody reads.
                    CallStory => place > 2,
                    SurveyStory => place is >= SurveyStory.Private and < SurveyStory.Public,
                    _ => true,
                }))
                    await stage.Must(story.Actor(KeyOf(story)), step);
            }
        }

        /// <summary>What is pushed last: behind it, nothing that was to come is missing.</summary>
        public async Task End(Tokens tokens)
        {
            var last = tokens.Fixed("last");
            var claim = new Assertion(EntityId.Parse(last), new AlsoNamed(last), new Source(last, last));
            await stage.Must(Cast.Member, Item, CompartmentId.Record, new RecordClaim(claim));
            foreach (var (tap, _) in taps.Values) await tap.Hears(last);
        }

        public async Task<List<(string Asked, string Answer)>> AllThat(Role role)
        {
            var (tap, pushed) = taps[role];
            List<(string, string)> heard = [];
            lock (pushed) heard.Add(("pushes", string.Join('\n', pushed)));
            ActorId[] actors = [Item, Watch, .. Hidden];
            await Everything.OfTheHub(tap, actors, (way, asked, answer) => heard.Add(($"{way} {asked}", Alike.Of(answer))));
            await Everything.OfTheRoutes(stage, role, actors, (way, asked, answer) => heard.Add((Alike.Of(asked), Alike.Of(Here(answer)))));
            return heard;
        }

        /// <summary>The delegations that somebody may read.</summary>
        public async Task<string> Delegations(Role role)
        {
            using var browser = stage.Browser(role);
            return Alike.Of(await browser.GetStringAsync("/api/records?kind=delegation"));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (tap, _) in taps.Values) await tap.DisposeAsync();
            await stage.DisposeAsync();
        }

        /// <summary>Each world has an address of its own.</summary>
        private string Here(string answer) => answer.Replace(stage.Address.Authority, "HERE", StringComparison.Ordinal);

        /// <summary>A renewal says once more which version comes next, when its time has come.</summary>
        private static bool IsVersionOnly(JsonElement message) => message.TryGetProperty("events", out var events) && events.GetArrayLength() == 0;

        private static IEnumerable<Step> Visible(string word)
        {
            EntityId Id(string of) => EntityId.Parse(word + of);
            yield return new Step(Cast.Liaison, CompartmentId.Record, new Domain.Subjects.OpenSubject(Id("t"), word, new Source(word, word), "ITU-T"));
            yield return new Step(Cast.Member, CompartmentId.Record, new RecordClaim(new Assertion(Id("a"), new AlsoNamed(word), new Source(word, word))));
            yield return new Step(Watcher, Own, new AddWatch(word, new WatchTerms([new(word)], [], [])));
            yield return new Step(Watcher, Own, new AddNote(Id("n"), word));
        }
    }
}
