namespace Tracker.Domain.HostingPlans;

/// <summary>The day in <c>delegation</c>, its participants in <c>office/&lt;id&gt;</c>.</summary>
[JsonDerivedType(typeof(PlanTraining), "plan-training")]
[JsonDerivedType(typeof(EnrolTrainee), "enrol-trainee")]
[JsonDerivedType(typeof(FollowLaterRole), "follow-later-role")]
public abstract record TrainingCommand : Command;

/// <param name="To">Null to take it off the plan.</param>
public sealed record PlanTraining(TrainingDay? Was = null, TrainingDay? To = null) : TrainingCommand;

/// <summary>By an official.</summary>
public sealed record EnrolTrainee(EntityId Id, InvitedExpert Person) : TrainingCommand;

/// <summary>By an official.</summary>
public sealed record FollowLaterRole(EntityId Id, LaterRole Role) : TrainingCommand;

[JsonDerivedType(typeof(TrainingPlanned), "hosting.training-planned")]
[JsonDerivedType(typeof(TraineeEnrolled), "hosting.trainee-enrolled")]
[JsonDerivedType(typeof(LaterRoleFollowed), "hosting.later-role-followed")]
public abstract record TrainingEvent : Event;

/// <summary>In <c>delegation</c> and <c>government</c>.</summary>
public sealed record TrainingPlanned(TrainingDay? Was = null, TrainingDay? To = null) : TrainingEvent;

/// <summary>In <c>office/&lt;id&gt;</c>.</summary>
public sealed record TraineeEnrolled(EntityId Id, InvitedExpert Person) : TrainingEvent;
public sealed record LaterRoleFollowed(EntityId Id, LaterRole Role) : TrainingEvent;

/// <summary>The training day of a hosted meeting, who took part, and the roles that they had afterwards.</summary>
internal sealed class TrainingPart : Part<HostingPlan, TrainingCommand, TrainingEvent>
{
    protected override bool Belongs(CompartmentId at, TrainingCommand command) =>
        command is PlanTraining ? at == CompartmentId.Delegation : at.OwnerOffice is not null;

    protected override Decision Decide(HostingPlan here, Sight sight, TrainingCommand command) => command switch
    {
        PlanTraining c => (c.To?.Refuses("to") ?? Of(here).Refuses(c.Was, c.To, "to")) is { } no ? no
            : Of(here).Is(c.To) ? Decision.Nothing : HostingPart.Both(new TrainingPlanned(c.Was, c.To)),
        EnrolTrainee c => Decision.Unless(
            (here.Trainees?.ContainsKey(c.Id) is true ? Rejection.Duplicate("participant", "id") : null)
                ?? Rejection.Full(here.Trainees?.Count ?? 0, Trainee.Most, "participants") ?? c.Person.Refuses("person"),
            sight.At, new TraineeEnrolled(c.Id, c.Person)),
        FollowLaterRole c => Follow(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override HostingPlan Evolve(HostingPlan state, TrainingEvent happened, Recorded recorded) => happened switch
    {
        TrainingPlanned e => state with { Training = Of(state).Set(e.To, recorded) },
        TraineeEnrolled e => state.With(new Trainee(e.Id, e.Person), recorded),
        LaterRoleFollowed e => state.With(state.Trainees![e.Id] with { Roles = state.Trainees[e.Id].AllRoles.Add(e.Role) }, recorded),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Choice<TrainingDay?> Of(HostingPlan plan) => plan.Training ?? new(null);

    private static Decision Follow(HostingPlan here, Sight sight, FollowLaterRole c)
    {
        if (here.Trainees?.GetValueOrDefault(c.Id) is not { } trainee) return Rejection.Missing("participant", "id");
        if (trainee.AllRoles.Contains(c.Role)) return Decision.Nothing;
        return Decision.Unless(
            Rejection.Full(trainee.AllRoles.Count, Trainee.MostRoles, "roles") ?? TextLimits.Demands(c.Role.Role, "role.role", TextLimits.Name)
                ?? c.Role.In.Refuses("role.in") ?? TextLimits.Demands(c.Role.Source, "role.source", TextLimits.Title)
                ?? Attending.NotYet(c.Role.Since, sight, "role.since"),
            sight.At, new LaterRoleFollowed(c.Id, c.Role));
    }
}
