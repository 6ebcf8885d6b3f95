using System.Text.Json;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Audience.Tests;

/// <summary>What is typed and should not be: a clear refusal, nothing changed, nobody else affected.</summary>
public sealed class BadTypingTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());

    public static TheoryData<string, string> Unfit => new()
    {
        { "longer than the text", "text-length" },
        { "splits a character", "text-pair" },
        { "half a character", "text-pair" },
        { "half a character in a link", "text-pair" },
        { "unknown attribute", "text-attribute" },
        { "mark of the server", "text-reserved" },
        { "embed", "text-embed" },
        { "link that runs", "text-link" },
        { "revision from the future", RejectionCode.UnknownVersion },
        { "a number left out", RejectionCode.UnknownVersion },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task Change_that_cannot_be_meant_is_refused_with_its_reason_and_the_window_types_on(string what, string code)
    {
        var text = await Found("unfit-" + what.Replace(' ', '-'));
        await using var tap = await stage.Connect(Cast.Head);
        var window = await Replica.Open(tap, Kind, text, Guid.NewGuid());
        var (change, revision, number) = (TextChange.Build(), window.Text.Revision, 1L);
        _ = what switch
        {
            "longer than the text" => change.Retain(1_000).Insert("x"),
            "splits a character" => change.Retain(1).Insert("x"),
            "half a character" => change.Insert("\ud83d"),
            "half a character in a link" => change.Insert("x", TextAttributes.Of(("link", "https://x\ud800"))),
            "unknown attribute" => change.Insert("x", TextAttributes.Of(("onclick", "alert(1)"))),
            "mark of the server" => change.Insert("x", TextAttributes.Of((Marks.Author, "member"))),
            "embed" => change.Embed(EmbedValue.Of("video", "https://example.org")),
            "link that runs" => change.Insert("x", TextAttributes.Of(("link", "javascript:alert(1)"))),
            _ => change.Insert("x"),
        };
        if (what == "revision from the future") revision = 1_000;
        if (what == "a number left out") number = 2;

        var rejection = await window.Type(new TypeMessage(window.Number!.Value, number, revision, Intent.Write, change.ToChange()));

        Assert.Equal(code, rejection?.Code);
        Assert.NotEmpty(rejection!.Sentence);
        Assert.Equal(Begins, stage.DraftOf(text).Text.PlainText());
        Assert.Null(await window.Type(_ => Plain("Still here. ")));
        Assert.Equal("Still here. " + Begins, stage.DraftOf(text).Text.PlainText());
    }

    [Fact]
    public async Task Text_of_more_than_a_million_characters_is_refused_and_the_last_that_fits_is_taken()
    {
        var text = await Found("unfit-size");
        await using var tap = await stage.Connect(Cast.Head);
        var window = await Replica.Open(tap, Kind, text, Guid.NewGuid());
        var block = new string('x', 60_000);
        while (window.Text.Text.Length + block.Length <= DraftLimits.Text) Assert.Null(await window.Type(_ => Plain(block)));
        var room = DraftLimits.Text - window.Text.Text.Length;

        Assert.Equal("text-too-long", (await window.Type(_ => Plain(new string('y', room + 1))))?.Code);
        Assert.Null(await window.Type(_ => Plain(new string('y', room))));
        Assert.NotNull(await window.Type(_ => Plain("z")));
        Assert.Null(await window.Type(_ => TextChange.Build().Delete(1).ToChange()));
        Assert.Equal(DraftLimits.Text - 1, stage.DraftOf(text).Text.Length);
    }

    [Fact]
    public async Task Change_larger_than_a_message_is_refused_with_the_limit()
    {
        var text = await Found("unfit-message");
        await using var tap = await stage.Connect(Cast.Head);
        var window = await Replica.Open(tap, Kind, text, Guid.NewGuid());

        var rejection = await window.Type(_ => Plain(new string('x', Wire.MaxMessageBytes)));

        Assert.Equal(RejectionCode.TooLarge, rejection?.Code);
        Assert.Equal(Begins, stage.DraftOf(text).Text.PlainText());
    }

    [Fact]
    public async Task Bytes_that_are_no_change_do_nothing_and_the_window_types_on()
    {
        var text = await Found("unfit-bytes");
        var random = new Random(20260);
        await using var tap = await stage.Connect(Cast.Head);
        var window = await Replica.Open(tap, Kind, text, Guid.NewGuid());
        var good = new TypeMessage(window.Number!.Value, 1, window.Text.Revision, Intent.Write, Plain("x")).Write();
        await tap.Post(Wire.Type, []);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            await tap.Post(Wire.Type, bytes);
        }
        // The whole header without an operation would be a change that changes nothing.
        for (var cut = 0; cut < good.Length - 2; cut++) await tap.Post(Wire.Type, good[..cut]);
        await tap.Invoke(Wire.Type, "7");
        await tap.Invoke(Wire.Type, "{\"text\":1}");

        Assert.Equal(Begins, stage.DraftOf(text).Text.PlainText());
        Assert.Null(await window.Type(_ => Plain("Still here. ")));
        Assert.Equal("Still here. " + Begins, stage.DraftOf(text).Text.PlainText());
    }

    /// <summary>Everybody who has the text open knows the sessions of the others.</summary>
    [Fact]
    public async Task Session_of_somebody_else_is_refused_and_its_owner_hears_nothing_of_it()
    {
        var text = await Found("foreign-session");
        await using var head = await stage.Connect(Cast.Head);
        await using var member = await stage.Connect(Cast.Member);
        var session = Guid.NewGuid();
        var own = await Replica.Open(head, Kind, text, session);
        Assert.Null(await own.Type(_ => Plain("Mine. ")));
        var foreign = await Replica.Open(member, Kind, text, session);

        var rejection = await foreign.Type(_ => Plain("Not mine. "));

        Assert.Equal((RejectionCode.Invalid, "session"), (rejection?.Code, rejection?.Field));
        Assert.Null(await own.Type(_ => Plain("Mine again. ")));
        Assert.DoesNotContain(Wire.Refused, head.Received, StringComparison.Ordinal);
        Assert.Equal("Mine again. Mine. " + Begins, stage.DraftOf(text).Text.PlainText());
    }

    [Theory]
    [InlineData("draft/delegation/1/foreign-keys-other/delegation/papers/brief")]
    [InlineData("draft/delegation/1/none/delegation/papers/brief")]
    [InlineData("draft/delegation/1/none/government/papers/brief")]
    [InlineData("draft/work-item/1/leak/delegation/papers/brief")]
    [InlineData("draft/nothing/1/x/delegation/papers/brief")]
    [InlineData("draft/draft/6/delegation/1/x/delegation/papers/brief/delegation/papers/brief")]
    [InlineData("draft/delegation/1/foreign-keys/program/papers/brief")]
    [InlineData("draft/delegation/1/foreign-keys/partner/ca/papers/brief")]
    [InlineData("draft/delegation/1/foreign-keys/delegation/no-such-point/talking-points")]
    [InlineData("draft/delegation/2/foreign-keys/delegation/papers/brief")]
    [InlineData("draft/anything")]
    public async Task Text_that_cannot_be_is_answered_as_one_that_is_not(string key)
    {
        var actor = ActorId.Parse(key);
        if (await Exists("foreign-keys") is false) await stage.Found("foreign-keys");
        if (await Exists("foreign-keys-other") is false)
            await stage.Must(Cast.Liaison, ActorId.Parse("delegation/foreign-keys-other"), At, new CreateDelegation(
                "Other", "SG13", "Meeting", new DateOnly(2022, 11, 14), new DateOnly(2022, 11, 25), ParticipantId.Parse("outsider"), "Outsider",
                GroupId.Parse("org/other")));
        var role = key.Contains("government", StringComparison.Ordinal) ? Cast.Liaison : Cast.Member;
        await using var tap = await stage.Connect(role);

        foreach (var at in (CompartmentId[])[At, CompartmentId.Government, CompartmentId.Organization("acme")])
            Assert.Equal(Rejection.NotFound, (await tap.Send(actor, at, new CreateDraft("Mine"))).Rejection);
        var opened = await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(actor, Session: Guid.NewGuid()));
        Assert.Equal((Rejection.NotFound, null), (opened.Rejection, opened.Text));
    }

    [Fact]
    public async Task Text_is_created_only_by_those_who_write_in_its_compartment()
    {
        await stage.FoundWhole("creates");
        foreach (var role in Cast.All)
            foreach (var at in DraftStory.Places)
            {
                var text = new DraftId(ActorId.Parse("delegation/creates"), at, EntityId.Parse("papers"), "of-" + role).Actor!.Value;
                await using var tap = await stage.Connect(role);
                var outcome = await tap.Send(text, at, new CreateDraft("Mine"));
                if (!role.Holds.Contains(at.Value)) Assert.Equal(Rejection.NotFound, outcome.Rejection);
                else if (role.Roster is RosterRole.Observer || at == At && role.Roster is RosterRole.Adviser)
                    Assert.Equal(RejectionCode.Forbidden, outcome.Rejection?.Code);
                else Assert.Equal(Result.Accepted, outcome.Result);
            }
    }

    [Fact]
    public async Task Text_created_in_another_compartment_than_its_own_is_not_created()
    {
        await stage.Found("wrong-compartment");
        var text = DraftStory.Of("wrong-compartment", At);
        await using var tap = await stage.Connect(Cast.Liaison);

        foreach (var at in (CompartmentId[])[CompartmentId.Government, CompartmentId.Organization("acme"), CompartmentId.Record])
            Assert.Equal(Rejection.NotFound, (await tap.Send(text, at, new CreateDraft("Misplaced"))).Rejection);

        Assert.Equal(Rejection.NotFound, (await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(text))).Rejection);
        Assert.Equal(Result.Accepted, (await tap.Send(text, At, new CreateDraft("In its place"))).Result);
    }

    [Fact]
    public async Task Final_position_closes_its_text_until_the_head_opens_it_again()
    {
        var delegation = await stage.Found("final");
        var point = EntityId.Parse("point-1");
        await stage.Must(Cast.Member, delegation, At, new AddPoint(point, "1", "Point"));
        await stage.Must(Cast.Member, delegation, At, new SetStance(point, Stance.NotYet, Stance.Oppose));
        var text = DelegationTexts.Of(delegation, point, PositionText.RedLine)!.Value;
        await stage.Must(Cast.Member, text, At, new CreateDraft("Red line"));
        await using var tap = await stage.Connect(Cast.Member);
        var window = await Replica.Open(tap, Kind, text, Guid.NewGuid());
        await Reach(delegation, point, PositionState.Final);
        await using var watching = await stage.Connect(Cast.Member);
        await Told(watching, text, closed: true);
        Assert.Equal(RejectionCode.IllegalStep, (await window.Type(_ => Plain("x")))?.Code);
        await Reach(delegation, point, PositionState.Draft);
        await Told(watching, text, closed: false);
        Assert.Null(await window.Type(_ => Plain("y")));
        Assert.Equal("y", stage.DraftOf(text).Text.PlainText());
    }

    /// <summary>Step by step, each on the text as it stands: a position follows its texts, and may have moved on.</summary>
    private async Task Reach(ActorId delegation, EntityId point, PositionState target)
    {
        await using var head = await stage.Connect(Cast.Head);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var position = stage.StateOf(delegation, At).Positions[point];
            if (position.State.Is(target)) return;
            await head.Send(delegation, At, new ChangePositionState(
                point, position.TextVersion, position.State.Value, target == PositionState.Draft ? target : position.State.Value + 1));
        }
        Assert.Fail($"The position did not become {target}.");
    }

    private static async Task Told(Tap tap, ActorId text, bool closed)
    {
        for (var attempt = 0; attempt < 500; attempt++)
            if ((await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(text))).Terms is { } terms && terms.Closed is not null == closed)
                return;
        Assert.Fail("The text was not told.");
    }

    /// <summary>An official who is not on the roster may not learn from a text what the delegation decided.</summary>
    [Fact]
    public async Task Text_of_government_tells_nothing_of_the_position_it_is_about()
    {
        var delegation = await stage.Found("tells-nothing");
        var point = EntityId.Parse("point-1");
        await stage.Must(Cast.Member, delegation, At, new AddPoint(point, "1", "Point"));
        await stage.Must(Cast.Liaison, delegation, CompartmentId.Government, new AddNote(EntityId.New(), "Official."));
        await using var official = await stage.Connect(Cast.All.Single(r => r.Id == "other-office"));
        string Terms(OpenedMessage opened) => JsonSerializer.Serialize(opened.Terms);
        var of = new Dictionary<EntityId, string>();
        foreach (var about in (EntityId[])[point, EntityId.Parse("no-such-point")])
        {
            var text = new DraftId(delegation, CompartmentId.Government, about, DelegationTexts.TalkingPoints).Actor!.Value;
            Assert.Equal(Result.Accepted, (await official.Send(text, CompartmentId.Government, new CreateDraft("Line to take"))).Result);
            of[about] = Terms(await official.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(text)));
        }
        Assert.Single(of.Values.Distinct());
    }

    private async Task<bool> Exists(string name)
    {
        await using var tap = await stage.Connect(Cast.All.Single(r => r.Id == (name.EndsWith("other", StringComparison.Ordinal) ? "outsider" : "head")));
        return (await tap.Invoke<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(ActorId.Parse("delegation/" + name)))).Rejection is null;
    }

    private const string Begins = "\ud83d\ude00 begins";

    private async Task<ActorId> Found(string name)
    {
        await stage.Found(name);
        var text = DraftStory.Of(name, At);
        await stage.Must(Cast.Head, text, At, new CreateDraft("Brief", Plain(Begins)));
        return text;
    }

    private static TextChange Plain(string text) => TextChange.Build().Insert(text).ToChange();
}
