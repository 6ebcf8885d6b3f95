using System.Diagnostics;
using System.Text.Json;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>Rights that end while the socket stays open.</summary>
public sealed class RevocationTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly DelegationKind Kind = new();
    private static readonly DraftKind Drafts = DraftKind.Of(new DelegationKind());
    private readonly Tokens tokens = new();

    [Fact]
    public async Task Member_taken_off_the_roster_receives_nothing_more()
    {
        var actor = await stage.Found("revoked-roster");
        await using var member = await stage.Connect(Cast.Member);
        await using var head = await stage.Connect(Cast.Head);
        var seen = await Replica.Open(member, Kind, actor);
        var witness = await Replica.Open(head, Kind, actor);
        Assert.NotEqual(RecordState.Empty, seen.Record);

        await stage.Must(Cast.Head, actor, CompartmentId.Delegation, new EndRosterEntry(EntityId.Parse("r-member"), null, new DateOnly(2000, 1, 1)));
        await stage.Must(Cast.Head, actor, CompartmentId.Delegation, new AddNote(tokens.Id(CompartmentId.Delegation), tokens.For(CompartmentId.Delegation)));
        await Settle(witness, head, actor, member);

        Assert.Empty(tokens.Foreign(member.Received, []));
        Assert.NotEmpty(tokens.Foreign(head.Received, []));
        await seen.Reach(RecordState.Empty);
        Assert.Equal(RecordState.Empty, seen.Record);
    }

    [Fact]
    public async Task Official_who_leaves_his_office_receives_nothing_more_of_government()
    {
        var actor = await stage.Found("revoked-office");
        var (office, leaving) = (GroupId.Parse("office/standards"), Cast.All.Single(r => r.Id == "guest"));
        var membership = EntityId.New();
        await stage.Direct(new AddMembership(membership, leaving.Participant, office));
        await stage.Must(Cast.Liaison, actor, CompartmentId.Government, new AddNote(EntityId.New(), "Before."));
        await using var guest = await stage.Connect(leaving);
        await using var liaison = await stage.Connect(Cast.Liaison);
        var seen = await Replica.Open(guest, Kind, actor);
        var witness = await Replica.Open(liaison, Kind, actor);
        Assert.True(seen.Record.VersionOf(CompartmentId.Government) > 0);

        await stage.Direct(new RemoveMembership(membership, leaving.Participant));
        await stage.Must(Cast.Liaison, actor, CompartmentId.Government, new AddNote(tokens.Id(CompartmentId.Government), tokens.For(CompartmentId.Government)));
        await Settle(witness, liaison, actor, guest);

        Assert.Empty(tokens.Foreign(guest.Received, []));
        Assert.NotEmpty(tokens.Foreign(liaison.Received, []));
        await seen.Reach(RecordState.Empty);
    }

    /// <summary>A text borrows its rights from the delegation: who is taken off its roster loses the text with it.</summary>
    [Fact]
    public async Task Typist_taken_off_the_roster_receives_nothing_more_of_the_text_and_types_as_into_nothing()
    {
        var waited = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            var name = $"revoked-typist-{round}";
            var (delegation, at, text) = (await stage.Found(name), CompartmentId.Delegation, DraftStory.Of(name, CompartmentId.Delegation));
            await stage.Must(Cast.Head, text, at, new CreateDraft("Brief", Plain("Before.")));
            await using var member = await stage.Connect(Cast.Member);
            await using var head = await stage.Connect(Cast.Head);
            var window = await Replica.Open(member, Drafts, text, Guid.NewGuid());
            var witness = await Replica.Open(head, Drafts, text, Guid.NewGuid());
            Assert.Null(await window.Type(_ => Plain("He may. ")));
            var number = window.Number!.Value;

            await stage.Must(Cast.Head, delegation, at, new EndRosterEntry(EntityId.Parse("r-member"), null, new DateOnly(2000, 1, 1)));
            var since = Stopwatch.GetTimestamp();
            await window.Reach(RecordState.Empty);
            waited.Add(Stopwatch.GetElapsedTime(since));
            var told = member.Received.Length;
            Assert.Null(await witness.Type(_ => Plain(tokens.For(at))));
            await stage.Must(Cast.Head, text, at, new RenameDraft(new Edit("Brief", tokens.For(at))));
            await stage.Must(Cast.Head, text, at, new AddComment(tokens.Id(at), witness.Text.Revision, 0, 3, tokens.For(at)));
            var typed = new TypeMessage(number, 2, witness.Text.Revision, Intent.Write, Plain("He may not. "));
            await member.Post(Wire.Type, typed.Write());
            var (open, nowhere) = (new OpenMessage(text), new OpenMessage(DraftStory.Of("none", at)));
            Assert.Equal(
                (await member.Invoke(Wire.Open, WireCodec.Pack(nowhere).ToString())).GetRawText().Replace("/none/", $"/{name}/", StringComparison.Ordinal),
                (await member.Invoke(Wire.Open, WireCodec.Pack(open).ToString())).GetRawText());
            Assert.Equal(Rejection.NotFound, (await member.Send(text, at, new RenameDraft(new Edit("Brief", "x")))).Rejection);

            await witness.Reach(await Replica.Fresh(head, Drafts, text));
            Assert.Empty(tokens.Foreign(Spelled.Out(member.Received), []));
            Assert.NotEmpty(tokens.Foreign(Spelled.Out(head.Received), []));
            Assert.DoesNotContain("He may not", stage.DraftOf(text).Text.PlainText(), StringComparison.Ordinal);
            Assert.DoesNotContain(Wire.Presence, member.Received[told..], StringComparison.Ordinal);
        }
        waited.Sort();
        var took = string.Join(", ", waited.Select(w => $"{w.TotalMilliseconds:f0} ms"));
        Assert.True(waited[2] < TimeSpan.FromMilliseconds(250), $"It took {took} until the text was gone.");
    }

    /// <summary>A window that stays open although it was told to open again is refused like one of a record that does not exist.</summary>
    [Fact]
    public async Task Change_of_a_typist_taken_off_the_roster_is_refused_as_into_nothing()
    {
        var (delegation, at, text) = (await stage.Found("revoked-window"), CompartmentId.Delegation, DraftStory.Of("revoked-window", CompartmentId.Delegation));
        await stage.Must(Cast.Head, text, at, new CreateDraft("Brief"));
        await using var member = await stage.Connect(Cast.Member);
        var session = Guid.NewGuid();
        var opened = await member.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(text, Session: session));
        var refused = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        member.Message += (method, message) => { if (method == Wire.Refused) refused.TrySetResult(message); };

        await stage.Must(Cast.Head, delegation, at, new EndRosterEntry(EntityId.Parse("r-member"), null, new DateOnly(2000, 1, 1)));
        await member.Hears($"\"target\":\"{Wire.Reopen}\"");
        await member.Post(Wire.Type, new TypeMessage(opened.Text!.Value, 1, 0, Intent.Write, Plain("No.")).Write());

        var rejection = (await refused.Task.WaitAsync(Tap.Patience)).GetProperty("rejection");
        Assert.Equal(Rejection.NotFound.Code, rejection.GetProperty("code").GetString());
        Assert.Equal(Rejection.NotFound.Sentence, rejection.GetProperty("sentence").GetString());
        Assert.Equal(0, stage.DraftOf(text).Text.Length);
    }

    private static TextChange Plain(string text) => TextChange.Build().Insert(text).ToChange();

    /// <summary>Ends when a witness has everything and the other socket has answered after that: what was to come has come.</summary>
    private static async Task Settle(Replica witness, Tap tap, ActorId actor, Tap other)
    {
        await witness.Reach(await Replica.Fresh(tap, Kind, actor));
        await other.Invoke(Wire.Close, WireCodec.Pack(new CloseMessage(ActorId.Parse("delegation/none"))).ToString());
    }
}
