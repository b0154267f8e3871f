# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The fictional company: its departments and the names of its people."""

from typing import NamedTuple


class Department(NamedTuple):
    """``above`` is the code of the department above; ``people`` work beside the manager."""

    code: str
    above: str | None
    english: str
    spanish: str
    people: int
    has_users: bool = True  # False: its people have no user account and answer with a code


# A parent comes before its children. With managers and people without a department, about 240
# people.
DEPARTMENTS = (
    Department("management", None, "General Management", "Dirección general", 3),
    Department("commercial", None, "Commercial", "Área comercial", 8),
    Department("shops", "commercial", "Shops", "Tiendas", 3),
    Department("shops_north", "shops", "Shops North", "Tiendas Norte", 11, has_users=False),
    Department("shops_centre", "shops", "Shops Centre", "Tiendas Centro", 19, has_users=False),
    Department("shops_south", "shops", "Shops South", "Tiendas Sur", 8, has_users=False),
    Department("wholesale", "commercial", "Wholesale", "Mayoristas", 9),
    Department("online_shop", "commercial", "Online Shop", "Tienda en línea", 8),
    Department("customer_service", "commercial", "Customer Service", "Atención al cliente", 13),
    Department("complaints", "customer_service", "Complaints", "Reclamaciones", 3),
    Department("marketing", None, "Marketing and Brand", "Marketing y marca", 4),
    Department("content", "marketing", "Content and Community", "Contenidos y comunidad", 10),
    Department("research", "marketing", "Market Research", "Estudios de mercado", 4),
    Department("design", None, "Design", "Diseño", 8),
    Department("operations", None, "Operations", "Operaciones", 6),
    Department("production", "operations", "Production", "Producción", 4),
    Department("weaving", "production", "Weaving", "Tejeduría", 18, has_users=False),
    Department("dyeing", "production", "Dyeing", "Tintorería", 8, has_users=False),
    Department("sewing", "production", "Sewing", "Confección", 19, has_users=False),
    Department("purchasing", "operations", "Purchasing", "Compras", 4),
    Department("quality", "operations", "Quality", "Calidad", 7),
    # A deep chain of departments, each with one department below it.
    Department("logistics", "operations", "Logistics", "Logística", 4),
    Department("warehouse", "logistics", "Warehouse", "Almacén", 8, has_users=False),
    Department("returns", "warehouse", "Returns", "Devoluciones", 3, has_users=False),
    Department("technology", None, "Technology", "Tecnología", 9),
    Department("finance", None, "Finance", "Finanzas", 8),
    Department("legal", None, "Legal", "Asesoría jurídica", 2),
    Department("people", None, "People", "Personas", 3),
)
# People who manage no department of their own but somebody else's: {department: whose manager}.
SHARED_MANAGERS = {"legal": "finance"}
WITHOUT_DEPARTMENT = 3

# The departments of the four logins: {login: (department, whether it manages it)}.
LOGINS = {
    "hr": ("people", True),
    "executive": ("management", True),
    "manager": ("commercial", True),
    "employee": ("online_shop", False),
}

FIRST_NAMES = """
Abril Adela Adrián Aina Alba Alejo Alicia Amaia Andrea Andrés Ángela Antía Ariadna Arturo Beatriz
Berta Bruno Candela Carla Carmelo Carolina Cecilia Celia César Clara Claudia Cristian Damián Daniela
David Diana Diego Elena Elías Elisa Eloy Emma Enrique Estela Eva Fabián Fátima Felipe Félix Gabriel
Gael Gloria Gonzalo Greta Hugo Inés Iria Iván Jaime Jana Joel Jorge Julia Julio Laia Lara Laura Leo
Leire Lorena Luis Manuel Marcos Marina Mario Marta Martín Mateo Miguel Mireia Mónica Nadia Nerea
Nicolás Noa Noelia Nuria Olga Olivia Óscar Pablo Paula Pilar Raquel Raúl Ricardo Rocío Rosa Rubén
Samuel Sandra Sara Sergio Silvia Simón Sofía Teresa Valeria Vera Víctor Xavier Yolanda
""".split()  # noqa: SIM905
SURNAMES = """
Aguado Alameda Alarcón Arenas Arroyo Avellaneda Barranco Bermejo Blanco Bosque Bravo Cabrera Camino
Campos Canales Cañada Carrasco Casal Castaño Cerezo Collado Cordero Costa Cuesta Duarte Encina
Escudero Espino Fuentes Galán Gallego Granados Guerrero Herrero Hierro Iglesias Jardín Laguna Lara
Linares Llano Lozano Luna Manzano Marín Mata Merino Molina Moral Naranjo Nieto Olmo Ortega Palacios
Pardo Pastor Peña Pino Prado Prieto Quintana Ramos Rey Ribera Rincón Río Robles Rosales Rubio
Salinas Santos Serrano Sierra Soler Soto Tejedor Torre Valle Vega Vidal Villar Zamora
""".split()  # noqa: SIM905
