using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Alerts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Storage;

namespace Tracker.Audience.Tests;

/// <summary>
/// Whoever lacks a compartment gets the same bytes for a record that exists, for one that others are busy with and for one that does not exist, and
/// leaves no event: for every command with whatever comes with it, and over every hub method and route.
/// </summary>
public sealed class ClosedRecordTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly long[] Seen = [0, 1, -1, 1_000_000];
    private static readonly string[] Spoilt = ["{}", "[", "{\"surprise\":1}"];
    private static readonly string[] Lists = ["/api/draft/list", "/api/mentions", "/api/claims", "/api/decisions?of=", "/api/contributions?of="];
    /// <summary>A form about anything: of what is closed or is not there it is empty, and alike.</summary>
    private static readonly string[] Blank = ["/playbooks/new", "/vital-information/new", "/participation/new", "/briefings/new"];

    private static readonly string?[] Groups = [null, "org/acme", "office/standards", "org/nobody"];

    public static TheoryData<string> Told => [.. Stories.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Command_to_a_closed_compartment_has_one_answer_whether_the_record_exists_or_not(string name)
    {
        var play = await Play.Of(stage, name);
        var differ = new List<string>();
        var busy = play.Busy();
        foreach (var role in Cast.All)
            foreach (var at in Routes.Compartments.Append("partner/none").Where(at => !play.Holds(role, at)))
                foreach (var question in play.Questions())
                {
                    if (play.Founds(stage.Principal(role), CompartmentId.Parse(at), question)) continue;
                    var answers = new List<string>();
                    foreach (var actor in play.Actors) answers.Add(await Answer(stage.Principal(role), actor, CompartmentId.Parse(at), question));
                    if (answers.Distinct().Count() > 1) differ.Add($"{role} {at} {question}: {string.Join(" | ", answers)}");
                }
        await busy.Stop();
        Assert.True(differ.Count == 0, $"{differ.Count} differ:\n{string.Join('\n', differ.Take(20))}");
        await play.AssertNothingHappened(busy.Done);
    }

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Hub_and_routes_answer_of_a_closed_record_as_of_one_that_does_not_exist(string name)
    {
        var play = await Play.Of(stage, name);
        var differ = new List<string>();
        var busy = play.Busy();
        foreach (var role in Cast.All.Where(role => play.HoldsNothing(role)))
        {
            await using var tap = await stage.Connect(role);
            var answers = new List<List<(string Asked, string Answer)>>();
            foreach (var actor in play.Actors)
            {
                var heard = new List<(string, string)>();
                await Everything.OfTheHub(tap, [actor], (way, asked, answer) => heard.Add(($"{way} {play.Plain(asked)}", play.Plain(answer))));
                await Everything.OfTheRoutes(
                    stage, role, [actor], (_, asked, answer) => heard.Add((play.Plain(asked), play.Plain(answer))), r => Names(r, actor, role));
                answers.Add(heard);
            }
            foreach (var other in answers.Skip(1))
                differ.AddRange(answers[0].Zip(other).Where(p => p.First != p.Second).Select(p => $"{role}: {p.First}\n--- and\n{p.Second}"));
            // Only lists are answered, and they are empty, for a closed record as for none.
            foreach (var (asked, answer) in answers[0].Where(
                a => a.Answer.StartsWith("200\n", StringComparison.Ordinal) && !Blank.Any(b => a.Asked.Contains(b, StringComparison.Ordinal))))
                Assert.True(
                    Lists.Any(list => asked.Contains(list, StringComparison.Ordinal))
                        && (asked.StartsWith("HEAD ", StringComparison.Ordinal) || answer.EndsWith("[]", StringComparison.Ordinal)),
                    $"{role}: {asked}\n{answer}");
        }
        await busy.Stop();
        Assert.True(differ.Count == 0, $"{differ.Count} differ:\n{string.Join('\n', differ.Take(5))}");
        await play.AssertNothingHappened(busy.Done);
    }

    /// <summary>Requests that are about the record. An administrator may invite, whatever the delegation. Alerts have the key of a participant, who is
    /// named in much else.</summary>
    private static bool Names(HttpRequestMessage request, ActorId actor, Role role) =>
        (role != Cast.Administrator || request.RequestUri!.OriginalString != "/api/invitations")
        && (request.RequestUri!.OriginalString + request.Content?.ReadAsStringAsync().GetAwaiter().GetResult())
            .Contains(actor.Kind == AlertsKind.Word ? actor.Value : (DraftId.TryParse(actor)?.Parent ?? actor).Key, StringComparison.Ordinal);

    private async Task<string> Answer(Principal who, ActorId actor, CompartmentId at, Question question) =>
        WireCodec.Pack(await stage.Services.GetRequiredService<Commands>().Execute(who, new CommandMessage(
            actor, question.Operation ?? OperationId.New(), at, question.Seen, question.Command, new RawJson(question.Payload), question.For, question.Again)))
            .ToString();

    private sealed record Question(string Command, byte[] Payload, long Seen = 0, GroupId? For = null, OperationId? Operation = null, bool Again = false)
    {
        public override string ToString() => $"{Command} {System.Text.Encoding.UTF8.GetString(Payload)} seen {Seen} for {For} {Operation} {Again}";
    }

    /// <summary>One story told twice, and a third record of which nothing is told.</summary>
    private sealed class Play
    {
        private readonly Stage stage;
        private readonly Story story;
        private readonly string key;
        private readonly Dictionary<ActorId, long> before = [];
        private readonly List<OperationId> operations = [];

        private Play(Stage stage, Story story, string key) => (this.stage, this.story, this.key) = (stage, story, key);

        /// <summary>One that exists, one that is busy, and one that does not exist; of texts also one of a record that exists.</summary>
        public List<ActorId> Actors { get; } = [];

        public static async Task<Play> Of(Stage stage, string name)
        {
            var story = Stories.All.Single(s => s.Name == name);
            var play = new Play(stage, story, Guid.NewGuid().ToString("N")[..8]);
            foreach (var place in (string[])["1", "2"])
            {
                await story.Prepare(stage, play.KeyOf(place));
                var actor = story.Actor(play.KeyOf(place));
                if (play.Actors.Contains(actor)) continue;
                foreach (var step in story.Steps(new Tokens()).Where(s => !stage.IsOver(actor, s))) await stage.Must(actor, step);
                play.Actors.Add(actor);
            }
            play.Actors.Add(play.Actors.Count == 1 ? ActorId.Parse($"{play.Actors[0].Kind}/{play.KeyOf("3")}") : story.Actor(play.KeyOf("3")));
            if (DraftId.TryParse(play.Actors[0]) is { } text) play.Actors.Add((text with { Text = "other" }).Actor!.Value);
            foreach (var actor in await play.All()) play.before[actor] = (await play.Log.Read(actor, 0)).Count;
            play.operations.AddRange((await play.Log.Read(play.Actors[0], 0)).Take(2).Select(e => e.Operation));
            return play;
        }

        private RecordKind Kind => TrackerKinds.All.Of(Actors[0])!;
        private IEventLog Log => stage.Services.GetRequiredService<IEventLog>();
        private string KeyOf(string place) => $"closed-{key}-{place}";

        /// <summary>Every record but the alerts of others: these ring whenever they have something new.</summary>
        private async Task<List<ActorId>> All() => await Log.Actors().Where(a => a.Kind != AlertsKind.Word || Actors.Contains(a)).ToListAsync();

        /// <summary>Whoever is on a roster holds the compartment of every partner, also before anything is shared with it.</summary>
        public bool Holds(Role role, string at) => HeldBy(role) is var held && (held.Contains(at)
            || at.StartsWith("partner/", StringComparison.Ordinal) && held.Contains("delegation") && story is not DraftStory);

        public bool HoldsNothing(Role role) => HeldBy(role).Length == 0;

        private string[] HeldBy(Role role) => story is DraftStory text ? [.. role.Holds.Where(c => c == text.At.Value)] : story.HeldBy(role);

        public IEnumerable<Question> Questions()
        {
            var first = true;
            foreach (var (name, payload) in Commands())
            {
                yield return new Question(name, payload);
                foreach (var operation in operations)
                    foreach (var again in (bool[])[false, true]) yield return new Question(name, payload, Operation: operation, Again: again);
                if (!first && name != "add-note") continue;
                first = false;
                foreach (var seen in Seen)
                    foreach (var group in Groups) yield return new Question(name, payload, seen, group is null ? null : GroupId.Parse(group));
                foreach (var spoilt in Spoilt) yield return new Question(name, System.Text.Encoding.UTF8.GetBytes(spoilt));
            }
            yield return new Question("no-such-command", "{}"u8.ToArray());
        }

        /// <summary>Every command of the kind, one that creates the record first.</summary>
        private IEnumerable<(string Name, byte[] Payload)> Commands() =>
            Stories.Of(Kind).SelectMany(s => s.Steps(new Tokens())).Select(s => s.Command(Kind.EmptyState)).DistinctBy(c => c.GetType())
                .OrderByDescending(Kind.Creates).Select(c => (Kind.Codec.NameOf(c).Name, Kind.Codec.Encode(c)));

        /// <summary>True if the sender would make the record where there is none, as he may.</summary>
        public bool Founds(Principal who, CompartmentId at, Question question)
        {
            var (command, malformed) = Kind.Codec.DecodeCommand(question.Command, question.Payload);
            var nothing = new TurnContext(
                Kind, Actors[^1], RecordState.Empty, new Standing(who, null, DateOnly.FromDateTime(DateTime.UtcNow)), DateTimeOffset.UtcNow);
            return Turn.Judge(nothing, new Submission(at, command, question.For, question.Seen, malformed)).Rejection is null;
        }

        /// <summary>Somebody who may goes on writing in the second record.</summary>
        public Work Busy() => Actors.Count < 3 ? new Work(() => Task.CompletedTask) : new Work(() => stage.Must(Actors[1], story.Again(new Tokens())));

        /// <summary>The answer without what names the record.</summary>
        public string Plain(string answer) =>
            Alike.Of(Names.Aggregate(answer, (all, name) => all.Replace(name.Text, name.Word, StringComparison.Ordinal)));

        /// <summary>Whole names first: several texts may have one parent.</summary>
        private IEnumerable<(string Text, string Word)> Names =>
        [
            .. Actors.Select(a => (a.Value, "ACTOR")), .. Actors.Select(a => (a.Key, "KEY")),
            .. Actors.Select(a => DraftId.TryParse(a)?.Parent ?? a).SelectMany(p => new[] { (p.Value, "PARENT"), (p.Key, "PARENT") }),
        ];

        public async Task AssertNothingHappened(int done)
        {
            var now = await All();
            Assert.Equal(before.Keys.Order(), now.Order());
            foreach (var actor in now)
                Assert.Equal(before[actor] + (Actors.Count >= 3 && actor == Actors[1] ? done : 0), (await Log.Read(actor, 0)).Count);
        }
    }

    /// <summary>Something that is done again and again, until it is told to stop or a record is nearly full.</summary>
    private sealed class Work
    {
        private const int Most = 900;
        private readonly Task working;
        private volatile bool stopped;

        public Work(Func<Task> once) => working = Task.Run(async () =>
        {
            while (!stopped && Done < Most)
            {
                await once();
                Done++;
                await Task.Yield();
            }
        });

        public int Done { get; private set; }

        public Task Stop()
        {
            stopped = true;
            return working;
        }
    }
}
