namespace Tracker.Domain.Audits;

/// <summary>What a body's process is held against.</summary>
/// <param name="Meaning">What it asks for, in one sentence.</param>
/// <param name="From">Where it comes from; null for one that the audit itself wrote.</param>
public sealed record AuditCriterion(EntityId Id, string Name, string Meaning, string? From = null)
{
    /// <summary>Criteria that one audit adds.</summary>
    public const int Most = 50;

    private const string Circular = "OMB Circular A-119 (2016), section 2(e)";

    /// <summary>The attributes of a voluntary consensus body, with which every audit begins.</summary>
    public static readonly ImmutableArray<AuditCriterion> Standing =
    [
        Of("openness", "Openness", "Anyone with an interest can take part, on terms that do not discriminate, and can see what is going on."),
        Of("balance", "Balance", "The interests that take part are many, and none of them decides alone."),
        Of("due-process", "Due process", "Procedures are written and public, notice is given in time, and views and objections are dealt with."),
        Of("appeals-process", "Appeals process", "A procedural appeal is heard impartially."),
        Of("consensus", "Consensus", "There is general agreement, which need not be unanimous, and comments and objections are considered by known rules."),
    ];

    internal Rejection? Refuses() => TextLimits.Demands(Name, "name", TextLimits.Name) ?? TextLimits.Demands(Meaning, "meaning", TextLimits.Line);

    private static AuditCriterion Of(string id, string name, string meaning) => new(EntityId.Parse(id), name, meaning, Circular);
}
