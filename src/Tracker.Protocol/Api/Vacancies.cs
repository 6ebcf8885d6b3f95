using Tracker.Domain.Committees;

namespace Tracker.Protocol;

/// <summary>A committee with a post whose term ends soon.</summary>
/// <param name="Title">What the committee is called.</param>
public sealed record VacancyLine(ActorId Committee, string Title, Vacancy Vacancy);
