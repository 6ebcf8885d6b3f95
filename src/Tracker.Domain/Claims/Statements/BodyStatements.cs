namespace Tracker.Domain.Claims;

/// <summary>What a committee works on.</summary>
public sealed record WorksOn(string Topic, string? Technology = null, string? Period = null) : Statement
{
    public override string About() => "works-on:" + Topic;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Topic, "statement.topic", TextLimits.Line) ?? TextLimits.Refuses(Technology, "statement.technology", TextLimits.Name)
        ?? TextLimits.Refuses(Period, "statement.period", TextLimits.Name);
}

/// <summary>What a rule of a body is about.</summary>
public enum RuleSubject
{
    Chairs, ViceChairs, Contributions, WorkItems, Members, SupportingMembers, Leadership, Voting, MembershipKinds, Other,
}

/// <summary>A rule of a body, in the words of whoever recorded it.</summary>
public sealed record BodyRule(RuleSubject Subject, string Rule) : Statement
{
    public override string About() => $"rule:{Subject}:{Rule}";
    public override Rejection? Refuses() => TextLimits.Demands(Rule, "statement.rule", TextLimits.Body);
}

/// <summary>Activities in the work of bodies to which guidance on export control can apply.</summary>
public enum StandardsActivity { Attend, Contribute, Lead, CoEdit, Exchange, CertainActivities, All, Unspecified }

/// <summary>An authority says what its rules mean for the work of bodies.</summary>
/// <param name="AboutWhom">The organisation that it is about; null if it is general.</param>
/// <param name="Unclear">What it leaves open.</param>
public sealed record Guidance(
    Reference Authority, StandardsActivity Activity, string? Effect = null, Reference? AboutWhom = null, string? Unclear = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Authority, AboutWhom];
    public override string About() => $"guidance:{Authority.Key}:{Activity}:{AboutWhom?.Key}";
    public override Rejection? Refuses() =>
        Authority.Refuses("statement.authority") ?? TextLimits.Refuses(Effect, "statement.effect", TextLimits.Line)
        ?? AboutWhom?.Refuses("statement.aboutWhom") ?? TextLimits.Refuses(Unclear, "statement.unclear", TextLimits.Line);
}
