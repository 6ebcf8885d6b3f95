using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;
using static Tracker.Domain.Tests.Drafts.Desk;

namespace Tracker.Domain.Tests.Drafts;

public sealed class DraftRightsTests
{
    private readonly Desk desk = With("Oppose the merger.");
    private static readonly EntityId First = EntityId.Parse("c1");

    [Fact]
    public void Writer_writes_adviser_suggests_observer_reads_outsider_finds_nothing()
    {
        Assert.Null(desk.Type(new Window(Ada, 1), Insert("We ")));
        Assert.Equal(RejectionCode.Forbidden, desk.Type(new Window(Sue, 2), Insert("x"))?.Code);
        Assert.Null(desk.Type(new Window(Sue, 2), Insert("x"), Intent.Suggest));
        Assert.Equal(RejectionCode.Forbidden, desk.Type(new Window(Rae, 3), Insert("x"), Intent.Suggest)?.Code);
        Assert.Equal(Rejection.NotFound, desk.Type(new Window(Out, 4), Insert("x"), Intent.Suggest));
    }

    [Fact]
    public void Command_to_change_the_text_has_the_rights_of_typing()
    {
        desk.Accept(Ada, new ChangeText(desk.State.Revision, Insert("We ")));
        desk.Refuse(RejectionCode.Forbidden, Sue, new ChangeText(desk.State.Revision, Insert("x")));
        desk.Accept(Sue, new ChangeText(desk.State.Revision, Insert("x"), Suggest: true));
        desk.Refuse(RejectionCode.Forbidden, Rae, new ChangeText(desk.State.Revision, Insert("x"), Suggest: true));
        desk.Refuse(RejectionCode.NotFound, Out, new ChangeText(desk.State.Revision, Insert("x"), Suggest: true));
    }

    [Fact]
    public void Title_mode_and_freezing_are_the_writers()
    {
        foreach (Command command in (Command[])
        [
            new RenameDraft(new Edit("Brief", "B")), new SetDraftMode(DraftMode.Open, DraftMode.Closed),
            new FreezeDraft(First, "As sent", desk.State.Revision),
        ])
        {
            desk.Refuse(RejectionCode.Forbidden, Sue, command);
            desk.Accept(Bo, command);
        }
    }

    [Fact]
    public void Text_without_a_record_that_it_inherits_from_is_not_found()
    {
        desk.Bench.Inherited = null;
        desk.Refuse(RejectionCode.NotFound, Ada, new RenameDraft(new Edit("Brief", "B")));
        desk.Refuse(RejectionCode.NotFound, Ada, new ChangeText(desk.State.Revision, Insert("x")));
    }

    [Fact]
    public void Closed_terms_refuse_changes_with_their_sentence_and_leave_comments_open()
    {
        desk.Terms = desk.Terms! with { Closed = "This position is final." };
        Assert.Equal((RejectionCode.IllegalStep, "This position is final."),
            desk.Type(new Window(Ada, 1), Insert("x")) is { } no ? (no.Code, no.Sentence) : default);
        desk.Refuse(RejectionCode.IllegalStep, Ada, new ChangeText(desk.State.Revision, Insert("x")));
        desk.Accept(Sue, new AddComment(First, desk.State.Revision, 0, 3, "Why?"));
    }

    [Fact]
    public void Mode_suggesting_takes_suggestions_only_and_mode_closed_nothing()
    {
        var window = new Window(Ada, 1);
        desk.Accept(Ada, new SetDraftMode(DraftMode.Open, DraftMode.Suggesting));
        Assert.Equal(RejectionCode.IllegalStep, desk.Type(window, Insert("x"))?.Code);
        Assert.Null(desk.Type(window, Insert("x"), Intent.Suggest));
        desk.Accept(Ada, new SetDraftMode(DraftMode.Suggesting, DraftMode.Closed));
        Assert.Equal(RejectionCode.IllegalStep, desk.Type(window, Insert("x"), Intent.Suggest)?.Code);
        desk.Accept(Bo, new SetDraftMode(DraftMode.Closed, DraftMode.Open));
        Assert.Null(desk.Type(window, Insert("y")));
    }

    [Fact]
    public void Mode_set_by_somebody_else_meanwhile_is_a_conflict()
    {
        desk.Accept(Ada, new SetDraftMode(DraftMode.Open, DraftMode.Closed));
        Assert.Equal("closed", desk.Refuse(RejectionCode.Conflict, Bo, new SetDraftMode(DraftMode.Open, DraftMode.Suggesting)).Current);
    }

    [Fact]
    public void Formatting_of_others_words_is_for_writers_and_of_ones_own_suggestion_for_its_author()
    {
        var window = new Window(Sue, 1);
        Assert.Null(desk.Type(window, Insert("Kindly "), Intent.Suggest));
        Assert.Equal(RejectionCode.Forbidden, desk.Type(window, Format(7, 6), Intent.Suggest)?.Code);
        Assert.Null(desk.Type(window, Format(0, 6), Intent.Suggest));
        Assert.Null(desk.Type(new Window(Ada, 2), Format(7, 6)));
        Assert.True(desk.State.Text.AttributesAt(7)?["bold"]?.AsBoolean);
    }

    [Fact]
    public void Draft_of_an_existing_text_or_in_another_compartment_is_refused()
    {
        desk.Refuse(RejectionCode.Duplicate, Ada, new CreateDraft("Again"));
        var nothing = new TurnContext(Kind, Actor, RecordState.Empty, StandingOf(Ada), default, desk.Terms);
        Assert.Equal(Rejection.NotFound, Turn.Judge(nothing, new Submission(CompartmentId.Government, new CreateDraft("Misplaced"))).Rejection);
        Assert.Equal(Rejection.NotFound, Turn.Judge(nothing, new Submission(CompartmentId.Organization("orion"), new CreateDraft("Misplaced"))).Rejection);
    }

    [Fact]
    public void Draft_in_another_compartment_than_that_of_its_key_is_not_found_whatever_comes_with_it()
    {
        var foreign = GroupId.Parse("office/affairs");
        var official = new Principal(ParticipantId.Parse("official"), "Official", [new(foreign), new(GroupId.Program), new(GroupId.Parse("org/orion"))]);
        foreach (var record in (RecordState[])[RecordState.Empty, desk.Record])
            foreach (var at in (CompartmentId[])[CompartmentId.Government, CompartmentId.Organization("orion"), CompartmentId.Program])
                foreach (var sent in (Submission[])
                [
                    new(at, new CreateDraft("Brief"), Seen: 1), new(at, new CreateDraft("Brief"), foreign), new(at, new CreateDraft("")),
                    new(at, null, Malformed: Rejection.UnknownCommand("x")),
                ])
                {
                    var context = new TurnContext(Kind, Actor, record, StandingOf(official), default, desk.Terms);
                    Assert.Equal(Rejection.NotFound, Turn.Judge(context, sent).Rejection);
                }
    }

    [Fact]
    public void Draft_that_only_suggesters_want_is_refused() =>
        new Desk().Refuse(RejectionCode.Forbidden, Sue, new CreateDraft("Mine"));

    private static TextChange Format(int at, int length) => TextChange.Build().Retain(at).Retain(length, TextAttributes.Of(("bold", true))).ToChange();
}
