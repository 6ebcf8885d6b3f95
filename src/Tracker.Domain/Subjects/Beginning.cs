namespace Tracker.Domain.Subjects;

/// <summary>A statement with which the record of a subject normally begins.</summary>
/// <param name="From">True if it has a first day that matters, such as the day on which a status was reached.</param>
/// <param name="To">True if its last day matters too, such as that of a meeting.</param>
public sealed record Beginning(Type Statement, bool From = false, bool To = false);
