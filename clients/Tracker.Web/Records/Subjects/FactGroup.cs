namespace Tracker.Web.Records.Subjects;

/// <summary>The parts of a subject's page, in their order.</summary>
public enum FactGroup
{
    Fact, Stage, Session, Agenda, Document, Person, Contribution, Relation, Figure, Concern, Statement, Doubt, Clause, Rule, Disclosure, Uptake,
}
