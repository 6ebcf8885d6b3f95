using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class TaskTests
{
    private static readonly EntityId First = Id("t1");
    private static readonly DateOnly July = new(2022, 7, 1);
    private readonly Bench bench = Seated();

    public TaskTests() => bench.Accept(Member, Delegation, new AddTask(First, "SDO statement", Liaison.Id, July));

    private TaskEntry Task => bench.In(Delegation).Tasks[First];

    [Fact]
    public void Task_has_owner_and_due_date_or_neither()
    {
        Assert.Equal((Liaison.Id, July, false), (Task.Owner.Value, Task.Due.Value, Task.Done.Value));
        bench.Accept(Member, Delegation, new AddTask(Id("t2"), "Association liaison statement"));
        Assert.Null(bench.In(Delegation).Tasks[Id("t2")].Owner.Value);
    }

    public static readonly TheoryData<AddTask, string, string> BadTasks = new()
    {
        { new(First, "Again"), RejectionCode.Duplicate, "id" },
        { new(Id("t2"), " "), RejectionCode.Required, "title" },
        { new(Id("t2"), new('t', 301)), RejectionCode.TooLong, "title" },
        { new(Id("t2"), "Title", Colleague.Id), RejectionCode.Invalid, "owner" },
    };

    [Theory, MemberData(nameof(BadTasks))]
    public void Task_with_a_broken_field_names_the_field(AddTask broken, string code, string field) =>
        Assert.Equal(field, bench.Refuse(code, Member, Delegation, broken).Field);

    [Fact]
    public void Owner_and_due_date_are_compared_with_what_the_sender_saw()
    {
        bench.Accept(Member, Delegation, new AssignTask(First, Liaison.Id, Member.Id));
        Assert.Equal("mia", bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, new AssignTask(First, Liaison.Id, Head.Id)).Current);
        bench.Accept(Member, Delegation, new SetDue(First, July, July.AddDays(1)));
        Assert.Equal("2022-07-02", bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, new SetDue(First, July, null)).Current);
        bench.Accept(Liaison, Delegation, new EditTaskTitle(First, new("SDO statement", "Statement of the SDOs")));
        bench.Refuse(RejectionCode.Conflict, Member, Delegation, new EditTaskTitle(First, new("SDO statement", "Other")));
        bench.Refuse(RejectionCode.Required, Member, Delegation, new EditTaskTitle(First, new("Statement of the SDOs", "")));
    }

    [Fact]
    public void Task_is_assigned_to_somebody_on_the_roster_or_to_nobody()
    {
        bench.Refuse(RejectionCode.Invalid, Member, Delegation, new AssignTask(First, Liaison.Id, Colleague.Id));
        bench.Accept(Member, Delegation, new AssignTask(First, Liaison.Id, null));
        Assert.Null(Task.Owner.Value);
    }

    [Fact]
    public void Completed_task_can_be_reopened_and_shows_by_whom()
    {
        bench.Accept(Liaison, Delegation, new CompleteTask(First));
        Assert.Equal((true, Liaison.Id), (Task.Done.Value, Task.Done.By));
        bench.Ignore(Member, Delegation, new CompleteTask(First));
        bench.Accept(Member, Delegation, new ReopenTask(First));
        Assert.False(Task.Done.Value);
        bench.Ignore(Member, Delegation, new ReopenTask(First));
    }

    [Fact]
    public void Unknown_task_is_refused()
    {
        foreach (var command in new Command[]
            { new CompleteTask(Id("x")), new ReopenTask(Id("x")), new SetDue(Id("x")), new AssignTask(Id("x")), new EditTaskTitle(Id("x"), new(null, "x")) })
            Assert.Equal("id", bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, command).Field);
    }

    [Fact]
    public void Adviser_writes_no_task_of_the_delegation_but_those_of_his_company()
    {
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, new AddTask(Id("t2"), "Title"));
        bench.Accept(Adviser, OfOrion, new AddTask(Id("t2"), "Title", Member.Id));
        bench.Refuse(RejectionCode.Invalid, Adviser, OfOrion, new AddTask(Id("t3"), "Title", Colleague.Id));
    }

    [Fact]
    public void Officials_assign_their_tasks_to_anybody() =>
        bench.Accept(Official, Government, new AddTask(First, "Brief the companies", Commercial.Id));

    [Fact]
    public void Compartment_holds_a_thousand_tasks_and_no_more()
    {
        for (var i = 1; i < DelegationLimits.Tasks; i++) bench.Accept(Member, Delegation, new AddTask(Id($"x{i}"), "Task"));
        bench.Refuse(RejectionCode.TooMany, Member, Delegation, new AddTask(Id("last"), "Task"));
    }
}
