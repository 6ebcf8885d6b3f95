using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Audience.Tests;

/// <summary>A position follows what its texts read: what was agreed to is never a text that nobody saw.</summary>
public sealed class FollowedTextTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly EntityId Point = EntityId.Parse("p1");

    [Fact]
    public async Task Concurrence_goes_stale_when_the_text_of_its_position_is_typed_on()
    {
        var (delegation, text) = await Found("followed");
        await stage.Must(Cast.Member, delegation, At, new Concur(Point, Position(delegation).TextVersion, Answer.Concur));
        var agreed = Position(delegation);

        await Type(text, "No mandatory registry. ");
        var moved = await Ask(Cast.Liaison, delegation, new Concur(Point, agreed.TextVersion, Answer.Concur));

        Assert.Equal(RejectionCode.Conflict, moved.Rejection?.Code);
        Assert.Equal("No mandatory registry. As it was.", Position(delegation).Text(PositionText.RedLine).Value);
        Assert.True(Position(delegation).Concurrences[Cast.Member.Participant].IsStale(Position(delegation).TextVersion));
        Assert.False(agreed.Concurrences[Cast.Member.Participant].IsStale(agreed.TextVersion));
    }

    [Fact]
    public async Task Text_that_is_only_suggested_is_not_what_the_position_reads()
    {
        var (delegation, text) = await Found("suggested");
        await using var tap = await stage.Connect(Cast.Member);
        var window = await Replica.Open(tap, stage.Kinds.Of(text)!, text, Guid.NewGuid());

        Assert.Null(await window.Type(_ => TextChange.Build().Insert("Perhaps. ").ToChange(), Intent.Suggest));
        await stage.Must(Cast.Head, delegation, At, new EditTitle(new Edit("Delegation", "Delegation to SG13")));

        Assert.Equal("As it was.", Position(delegation).Text(PositionText.RedLine).Value);
    }

    [Fact]
    public async Task Field_that_is_written_together_is_changed_only_there()
    {
        var (delegation, _) = await Found("together");

        var outcome = await Ask(Cast.Head, delegation, new EditPositionText(Point, PositionText.RedLine, new Edit("As it was.", "Another.")));

        Assert.Equal(RejectionCode.IllegalStep, outcome.Rejection?.Code);
        Assert.Equal("redLine", outcome.Rejection?.Field);
    }

    [Fact]
    public async Task Final_position_closes_its_texts_and_an_opened_one_opens_them()
    {
        var (delegation, text) = await Found("final");
        foreach (var (was, to) in ((PositionState, PositionState)[])
            [(PositionState.Draft, PositionState.InReview), (PositionState.InReview, PositionState.Cleared), (PositionState.Cleared, PositionState.Final)])
            await stage.Must(Cast.Head, delegation, At, new ChangePositionState(Point, Position(delegation).TextVersion, was, to));
        await using var tap = await stage.Connect(Cast.Member);
        var window = await Replica.Open(tap, stage.Kinds.Of(text)!, text, Guid.NewGuid());

        var closed = await window.Type(_ => TextChange.Build().Insert("Too late. ").ToChange());
        await stage.Must(Cast.Head, delegation, At, new ChangePositionState(Point, Position(delegation).TextVersion, PositionState.Final, PositionState.Draft));
        await window.Reopen();
        var open = await window.Type(_ => TextChange.Build().Insert("In time. ").ToChange());

        Assert.Equal(RejectionCode.IllegalStep, closed?.Code);
        Assert.Null(open);
        Assert.Equal("In time. As it was.\n", stage.DraftOf(text).Text.PlainText());
    }

    private async Task<(ActorId Delegation, ActorId Text)> Found(string name)
    {
        var delegation = await stage.Found(name);
        await stage.Must(Cast.Head, delegation, At, new AddPoint(Point, "1", "Registry"));
        await stage.Must(Cast.Head, delegation, At, new EditPositionText(Point, PositionText.RedLine, new Edit(null, "As it was.")));
        var text = DelegationTexts.Of(delegation, Point, PositionText.RedLine)!.Value;
        await stage.Must(Cast.Head, text, At, new CreateDraft("Red line", TextChange.Build().Insert("As it was.\n").ToChange()));
        await stage.Must(Cast.Head, delegation, At, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        return (delegation, text);
    }

    private async Task Type(ActorId text, string words)
    {
        await using var tap = await stage.Connect(Cast.Head);
        var window = await Replica.Open(tap, stage.Kinds.Of(text)!, text, Guid.NewGuid());
        Assert.Null(await window.Type(_ => TextChange.Build().Insert(words).ToChange()));
    }

    private Task<OutcomeMessage> Ask(Role by, ActorId actor, Command command)
    {
        var kind = stage.Kinds.Of(actor)!;
        return stage.Services.GetRequiredService<Commands>().Execute(
            stage.Principal(by), new CommandMessage(actor, OperationId.New(), At, 0, kind.Codec.NameOf(command).Name, new RawJson(kind.Codec.Encode(command))));
    }

    private Position Position(ActorId delegation) => stage.StateOf(delegation, At).Positions[Point];
}
