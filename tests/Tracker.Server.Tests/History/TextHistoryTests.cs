using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.CommandLine;
using Tracker.Server.History;
using Tracker.Storage;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Server.Tests.History;

/// <summary>The history of one text that two people typed, with milestones and without.</summary>
public sealed class TextHistoryTests : IAsyncLifetime
{
    private const int Events = 400;
    private static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly ActorId Actor = new DraftId(ActorId.Parse("delegation/history"), At, EntityId.Parse("papers"), "brief").Actor!.Value;
    private static readonly Principal Ada = new(ParticipantId.Parse("ada"), "Ada", []), Bo = new(ParticipantId.Parse("bo"), "Bo", []);
    private readonly SqliteFile file = new();
    private readonly Dictionary<long, RecordSnapshot> states = [];
    private IStore store = null!;
    private TextHistory history = null!;
    private IReadOnlyList<StoredEvent> rows = [];

    public async ValueTask InitializeAsync()
    {
        store = await Stores.Open(new StorageSettings(file.Folder));
        history = new TextHistory(store.Events, store.Milestones);
        rows = await new OneAtATime().Run(Type);
    }

    private async Task<IReadOnlyList<StoredEvent>> Type()
    {
        var record = new LiveRecord(Actor, Kind, store.Events, TimeProvider.System, NullLogger.Instance);
        record.Inherit(new InheritedRights(
            new AccessList([new(Ada.Id, RosterRole.Member), new(Bo.Id, RosterRole.Member)]), new TextTerms([RosterRole.Member], [], [], DraftLimits.Text)));
        await record.Load();
        await Send(record, new CreateDraft("Brief", TextChange.Build().Insert("It begins. ").ToChange()));
        var random = Seeded.For(nameof(TextHistoryTests));
        for (var i = 1; i <= Events; i++)
        {
            if (i == 100) await Send(record, new RenameDraft(new Edit("Brief", "Brief, second title")));
            if (i == 200) await Send(record, new AddComment(EntityId.Parse("c1"), Text(record).Revision, 0, 2, "Why?"));
            // Two people in one event, every third time.
            await record.Type(At, [.. (i % 3 == 0 ? (Principal[])[Ada, Bo] : [i % 2 == 0 ? Ada : Bo]).Select(who => Typed(record, who, random))]).Outcome;
            states[record.Durable.Version] = record.Durable;
        }
        return await store.Events.Read(Actor, 0);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        file.Dispose();
    }

    [Theory]
    [InlineData("none"), InlineData("some"), InlineData("damaged")]
    public async Task Text_at_any_version_and_time_is_what_it_was_whatever_milestones_there_are(string milestones)
    {
        foreach (var (version, state) in states.Where(s => milestones != "none" && s.Key % 50 == 0))
            await store.Milestones.Add(Actor, version, state.At, milestones == "damaged" ? [1, 2, 3] : SnapshotEnvelope.Write(Kind, state));
        foreach (var (version, was) in states.Where(s => s.Key % 7 == 0 || s.Key % 50 < 2))
        {
            var past = await history.At(Actor, new HistoryPoint(version, null));
            Assert.Equal((version, was.At), (past!.Version, past.At));
            Assert.Equal(was.State.Compartments[At].State, past.State);
            var timed = await history.At(Actor, new HistoryPoint(null, was.At));
            Assert.Equal(rows.Last(r => r.RecordedAt <= was.At).Version, timed!.Version);
        }
        Assert.Equal(rows[^1].Version, (await history.At(Actor, null))!.Version);
        Assert.Equal("Brief", (await history.At(Actor, new HistoryPoint(1, null)))!.State.Title.Value);
        Assert.Null(await history.At(Actor, new HistoryPoint(null, rows[0].RecordedAt.AddDays(-1))));
        Assert.Null(await history.At(Actor, new HistoryPoint(0, null)));
    }

    [Fact]
    public async Task Changes_read_page_by_page_lead_from_any_text_to_the_present_and_name_their_authors()
    {
        foreach (var start in (long[])[0, 1, 57, 250, rows.Count - 1])
        {
            var text = (await history.At(Actor, new HistoryPoint(start, null)))?.State.Text ?? RichText.Empty;
            var revision = start == 0 ? 0 : (await history.At(Actor, new HistoryPoint(start, null)))!.State.Revision;
            var (after, people) = (start, new HashSet<string>());
            while (await history.Changes(Actor, after, 37) is { Count: > 0 } page)
            {
                foreach (var step in page)
                {
                    Assert.Equal(++revision, step.Revision);
                    text = text.Apply(step.Change);
                    people.Add(step.By.Value);
                }
                after = page[^1].Version;
            }
            Assert.Equal((await history.At(Actor, null))!.State.Text, text);
            if (start < 300) Assert.Equal(["ada", "bo"], people.Order());
        }
        Assert.Empty(await history.Changes(Actor, rows.Count, 10));
        Assert.Empty(await history.Changes(Actor, rows.Count + 5, 10));
    }

    [Fact]
    public void History_line_of_a_text_says_who_put_what_where_and_in_place_of_what()
    {
        var entries = RecordHistory.Of(Kind, rows).ToList();
        Assert.Equal(rows.Count, entries.Count);
        var first = Assert.Single(entries[1].Changes);
        Assert.Equal(("text typed by ada at 0", null, "\"It begins. \""), (first.Path, first.From, first.To?.ToJsonString()));
        Assert.Contains(entries, e => e.By == ParticipantId.Several && e.Changes.Any(c => c.Path.Contains("by ada", StringComparison.Ordinal))
            && e.Changes.Any(c => c.Path.Contains("by bo", StringComparison.Ordinal)));
        Assert.Contains(entries, e => e.Changes.Any(c => c.From is not null));
        Assert.All(entries.Where(e => e.Event == TextChanged.Name), e => Assert.NotEmpty(e.Changes));
        Assert.Contains(entries, e => e.Changes.Any(c => c.Path == "title"));
    }

    [Fact]
    public async Task Command_line_shows_a_text_and_its_history_in_words()
    {
        var (code, shown) = await Run("show", Actor.Value, "--at", "2");
        Assert.Equal(0, code);
        Assert.Contains("delegation@2", shown, StringComparison.Ordinal);
        Assert.Contains("It begins. ", shown, StringComparison.Ordinal);
        Assert.Contains(((DraftState)states[150].State.Compartments[At].State).Text.PlainText(), (await Run("show", Actor.Value, "--at", "150")).Output,
            StringComparison.Ordinal);
        Assert.Equal(2, (await Run("show", Actor.Value, "--at", "2001-01-01")).Code);

        var (_, told) = await Run("history", Actor.Value);
        Assert.Contains("delegation  text typed by ada at 0: — → \"It begins. \"", told, StringComparison.Ordinal);
        Assert.All(rows.Where(r => r.Name == TextChanged.Name).Take(20), r =>
            Assert.DoesNotContain(System.Text.Encoding.UTF8.GetString(r.Payload).Trim('"'), told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forged_milestone_is_not_used()
    {
        var seal = new FixedSeal();
        var sealedHistory = new TextHistory(store.Events, store.Milestones, seal);
        var (version, state) = states.Last(s => s.Key < 300);
        var written = SnapshotSeals.Write(Kind, state, seal);
        Assert.NotNull(SnapshotSeals.Read(Kind, written, seal));
        var forged = System.Text.Encoding.UTF8.GetBytes(
            System.Text.Encoding.UTF8.GetString(written).Replace("second title", "forged title", StringComparison.Ordinal));
        await store.Milestones.Add(Actor, version, state.At, forged);
        Assert.Equal("Brief, forged title", ((DraftState)SnapshotEnvelope.Read(Kind, forged)!.State.Compartments[At].State).Title.Value);
        Assert.Equal("Brief, second title", (await sealedHistory.At(Actor, new HistoryPoint(version, null)))!.State.Title.Value);
        var (code, shown) = await Run("show", Actor.Value, "--at", version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((0, false), (code, shown.Contains("forged", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Milestone_of_another_history_is_not_used()
    {
        var (version, state) = states.Last(s => s.Key < 300);
        var other = state with { State = states.First().Value.State, Hash = new byte[32] };
        await store.Milestones.Add(Actor, version, state.At, SnapshotEnvelope.Write(Kind, other));
        Assert.Equal(Text(states, version), (await history.At(Actor, new HistoryPoint(version, null)))!.State.Text.PlainText());
    }

    [Fact]
    public async Task Command_line_shows_a_text_without_moving_the_terminal()
    {
        const string Hostile = "kept\u001b[2J\u009b1A\u202e";
        await new OneAtATime().Run(async () =>
        {
            var record = new LiveRecord(Actor, Kind, store.Events, TimeProvider.System, NullLogger.Instance);
            record.Inherit(new InheritedRights(
                new AccessList([new(Ada.Id, RosterRole.Member)]), new TextTerms([RosterRole.Member], [], [], DraftLimits.Text)));
            await record.Load();
            await Send(record, new RenameDraft(new Edit(Text(record).Title.Value, "Title " + Hostile)));
            var revision = Text(record).Revision;
            await Send(record, new ChangeText(revision, TextChange.Build().Insert(Hostile + "\rover it\n").ToChange()));
            await Send(record, new AddComment(EntityId.Parse("c9"), revision + 1, 0, 20, Hostile + "\nauthors: nobody"));
            await Send(record, new FreezeDraft(EntityId.Parse("f9"), Hostile, revision + 1));
            return rows;
        });
        foreach (var command in (string[])["show", "history"])
        {
            var (_, output) = await Run(command, Actor.Value);
            Assert.DoesNotContain(output, c => c is '\u001b' or '\u009b' or '\u202e');
            Assert.DoesNotContain('\r', output.Replace(Environment.NewLine, "\n", StringComparison.Ordinal));
            if (command == "show") Assert.Contains("kept[U+001B][2J[U+009B]1A[U+202E][U+000D]over it", output, StringComparison.Ordinal);
            Assert.DoesNotContain("\nauthors: nobody", output, StringComparison.Ordinal);
        }
    }

    private static string Text(Dictionary<long, RecordSnapshot> states, long version) =>
        ((DraftState)states[version].State.Compartments[At].State).Text.PlainText();

    private sealed class FixedSeal : ISeal
    {
        public byte[] Seal(ReadOnlySpan<byte> content) => System.Security.Cryptography.SHA256.HashData([7, .. content]);
        public bool IsWhole(ReadOnlySpan<byte> content, byte[] seal) => seal.AsSpan().SequenceEqual(Seal(content));
    }

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await TrackerCommands.Root().Parse([.. arguments, "--data", file.Folder]).InvokeAsync(new() { Output = output, Error = output });
        return (code, output.ToString());
    }

    private static TypedChange Typed(LiveRecord record, Principal who, Random random)
    {
        var state = Text(record);
        var session = new Guid(who == Ada ? 1 : 2, 0, 0, new byte[8]);
        var at = random.Next(state.Text.Length);
        var change = TextChange.Build().Retain(at);
        if (random.Next(3) == 0) change.Delete(Math.Min(3, state.Text.Length - at));
        change.Insert($"[{who.Id} {random.Next(1_000)}]");
        return new TypedChange(new Standing(who, RosterRole.Member, default), Right.Write, session,
            state.Sessions.FirstOrDefault(s => s.Id == session).Last + 1, state.Revision, Intent.Write, change.ToChange());
    }

    private static DraftState Text(LiveRecord record) => (DraftState)record.Durable.State.Compartments[At].State;

    private static async Task Send(LiveRecord record, Command command)
    {
        var outcome = await record.Execute(
            Ada, new CommandMessage(Actor, OperationId.New(), At, 0, Kind.Codec.NameOf(command).Name, new RawJson(Kind.Codec.Encode(command))));
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
    }
}
