using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class NoteTests
{
    private static readonly EntityId First = Id("n1");
    private readonly Bench bench = Seated();

    [Fact]
    public void Note_stands_in_its_own_compartment_and_in_no_other()
    {
        var before = bench.In(Delegation);
        bench.Accept(Official, Government, new AddNote(First, "For officials only", Point));
        Assert.Equal("For officials only", bench.In(Government).Notes[First].Text.Value);
        Assert.Same(before, bench.In(Delegation));
    }

    [Fact]
    public void Each_writer_of_a_compartment_may_add_a_note_to_it()
    {
        bench.Accept(Adviser, Delegation, new AddNote(First, "Advice"));
        bench.Accept(Member, OfOrion, new AddNote(First, "Company matter"));
        bench.Accept(Adviser, OfOrion, new AddNote(Id("n2"), "Company advice"));
        bench.Accept(Official, Government, new AddNote(First, "Official matter"));
        bench.Accept(ProgramManager, CompartmentId.Program, new AddNote(First, "Trip for two"));
        bench.Accept(Head, CompartmentId.Program, new AddNote(Id("n2"), "Trip for three"));
    }

    [Fact]
    public void Same_id_in_one_compartment_is_a_duplicate_and_in_another_is_not()
    {
        bench.Accept(Member, Delegation, new AddNote(First, "One"));
        bench.Refuse(RejectionCode.Duplicate, Liaison, Delegation, new AddNote(First, "Two"));
        bench.Accept(Member, OfOrion, new AddNote(First, "Three"));
    }

    [Fact]
    public void Note_without_text_or_with_too_much_is_refused()
    {
        Assert.Equal("text", bench.Refuse(RejectionCode.Required, Member, Delegation, new AddNote(First, "")).Field);
        Assert.Equal("text", bench.Refuse(RejectionCode.TooLong, Member, Delegation, new AddNote(First, new('n', DelegationLimits.Note + 1))).Field);
        bench.Accept(Member, Delegation, new AddNote(First, "One"));
        bench.Refuse(RejectionCode.Required, Member, Delegation, new EditNote(First, new("One", "")));
    }

    [Fact]
    public void Note_is_changed_by_its_author_or_the_head_only()
    {
        bench.Accept(Adviser, Delegation, new AddNote(First, "One"));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new EditNote(First, new("One", "Mine")));
        bench.Refuse(RejectionCode.Forbidden, Speaker, Delegation, new RemoveNote(First));

        bench.Accept(Adviser, Delegation, new EditNote(First, new("One", "Two")));
        bench.Accept(Head, Delegation, new EditNote(First, new("Two", "Three")));
        Assert.Equal("Three", bench.Refuse(RejectionCode.Conflict, Adviser, Delegation, new EditNote(First, new("Two", "Four"))).Current);
        bench.Accept(Adviser, Delegation, new RemoveNote(First));
        Assert.Empty(bench.In(Delegation).Notes);
    }

    [Fact]
    public void Unknown_note_is_refused()
    {
        bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, new EditNote(First, new("One", "Two")));
        bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, new RemoveNote(First));
    }

    [Fact]
    public void Compartment_holds_five_thousand_notes_and_no_more()
    {
        for (var i = 0; i < DelegationLimits.Notes; i++) bench.Accept(Member, Delegation, new AddNote(Id($"x{i}"), "Note"));
        bench.Refuse(RejectionCode.TooMany, Member, Delegation, new AddNote(First, "Note"));
        bench.Accept(Member, Delegation, new RemoveNote(Id("x0")));
        bench.Accept(Member, Delegation, new AddNote(First, "Note"));
    }

    [Fact]
    public void Head_has_no_say_over_what_a_partner_wrote()
    {
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Head, Delegation, new PublishPosition(Point, Borduria, 1, []));
        bench.Accept(Bordurian, ToBorduria, new AddNote(First, "We agree"));
        bench.Refuse(RejectionCode.Forbidden, Head, ToBorduria, new EditNote(First, new("We agree", "They agree")));
        bench.Refuse(RejectionCode.Forbidden, Head, ToBorduria, new RemoveNote(First));
    }
}
